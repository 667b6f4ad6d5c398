"""Bounds of parameters lie within what the world allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lab import PARAMETERS
from commonweal.study.bounds import Bounds, BoundsError, bounds_of


def test_bounds_are_read_in_order() -> None:
    assert bounds_of({"omega": [0.2, 0.9], "drop": [0, 1]}) == (Bounds("omega", 0.2, 0.9), Bounds("drop", 0.0, 1.0))


@given(st.sampled_from(sorted(PARAMETERS)), st.floats(-200, 200), st.floats(-200, 200))
def test_bounds_are_taken_exactly_if_they_can_be(name: str, low: float, high: float) -> None:
    _, lowest, highest, _ = PARAMETERS[name]
    if lowest <= low < high <= highest:
        assert bounds_of({name: [low, high]}) == (Bounds(name, low, high),)
    else:
        with pytest.raises(BoundsError, match=name):
            bounds_of({name: [low, high]})


def test_true_takes_the_shipped_range_and_is_refused_where_there_is_none() -> None:
    assert bounds_of({"omega": True}) == bounds_of({"omega": [0.1, 0.9]})
    with pytest.raises(BoundsError, match="door has no range"):
        bounds_of({"door": True})
