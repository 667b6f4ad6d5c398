from dataclasses import fields

import pytest

from commonweal.lab.patchiness import NONE, Patchiness, about
from commonweal.record import RecordError


def test_every_knob_says_what_it_means_and_where_its_value_comes_from():
    told = about()
    assert list(told) == [knob.name for knob in fields(Patchiness)]
    for usual, meaning, source in told.values():
        assert usual > 0
        assert len(meaning.split()) > 3
        assert source == "assumed" or source.startswith("computed")


def test_the_share_lost_is_that_of_the_help_trial():
    assert Patchiness().lost == pytest.approx(216 / 470, abs=0.005)


def test_none_leaves_nothing_out():
    assert set(NONE.to_json().values()) == {0}


@pytest.mark.parametrize("wrong", [{"lost": -0.1}, {"silent": 1.2}, {"delay": float("nan")}])
def test_a_knob_out_of_its_range_is_refused(wrong):
    with pytest.raises(RecordError, match=next(iter(wrong))):
        Patchiness(**wrong)
