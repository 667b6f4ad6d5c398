from datetime import date

import pytest

from commonweal.live.fund.checklist import ITEMS, checklist
from commonweal.live.fund.models import Agreement

pytestmark = pytest.mark.django_db


def test_each_item_of_the_regulation_is_asked_and_blanks_stay_blank(fund):
    made = Agreement.objects.create(fund=fund, title="x", begins=date(2026, 4, 1), management=" monthly ")
    found = checklist(made)
    assert [item.asked[:3] for item in found] == [f"({letter})" for letter in "abcdefg"]
    assert (found[-1].said, found[0].said) == ("monthly", "")
    assert set(ITEMS) <= {field.name for field in Agreement._meta.fields}
