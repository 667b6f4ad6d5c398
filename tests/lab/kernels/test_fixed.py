"""Fixed point."""

import pytest

from commonweal.lab.kernels.fixed import CREDIT, HOUR, LEVEL, UNKNOWN, credits, hours, level, real, unit


@pytest.mark.parametrize("value", [0.0, 1.0, 0.3, 1e-9, 2.5])
def test_levels_are_rounded_to_the_nearest_unit(value):
    assert level(value) == int(value * 2**28 + 0.5)
    assert real(level(value)) == pytest.approx(value, abs=0.5 / 2**28)


@pytest.mark.parametrize(("value", "units"), [(0.5, 1), (1.5, 2), (-0.5, 0), (-0.51, -1), (-1.5, -1)])
def test_halves_are_rounded_up_also_below_nought(value, units):
    assert level(value / LEVEL) == hours(value / HOUR) == credits(value / CREDIT) == units


def test_units_are_those_of_the_page():
    assert (LEVEL, HOUR, CREDIT, UNKNOWN) == (2**28, 2**20, 2**36, -(2**31))


def test_a_share_is_clipped_to_nought_and_one():
    assert [unit(v) for v in (-0.1, 0.0, 0.4, 1.0, 1.1)] == [0, 0, 0.4, 1, 1]
