import re

import pytest

from commonweal.lenses import LENSES, Lens, get_lens
from commonweal.record import RecordError


@pytest.mark.parametrize("name", LENSES)
def test_every_lens_asks_one_question_and_says_what_it_needs(name):
    lens = get_lens(name)
    assert isinstance(lens, Lens)
    assert lens.name == name
    assert re.fullmatch(r"[A-Z][^?]+\?", lens.question)
    assert lens.needs
    assert all(option.meaning for option in lens.options)


def test_a_lens_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(RecordError, match=r"there is no lens 'league'\. The lenses are handoffs"):
        get_lens("league")
