import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lenses.signs.nulls import STEADY, alarms

from commonweal.lenses.signs.chance import NO_TREND, flipped, trend, usable, wander


def test_ten_units_that_all_lean_one_way_come_up_once_in_a_thousand_flips():
    assert flipped(np.ones(10)) == pytest.approx(2**-10, abs=0.0006)


def test_half_of_all_flips_are_on_the_same_side_as_a_sum_near_none():
    assert flipped(np.array([1.0, -1.0] * 10 + [0.001])) == pytest.approx(0.5, abs=0.1)


def test_fewer_than_eight_units_cannot_tell():
    assert flipped(np.ones(7)) is None
    assert flipped(np.array([1.0] * 7 + [0.0] * 20)) is None


def test_having_looked_in_several_ways_is_paid_for():
    luck = np.random.default_rng(1)
    one = luck.normal(0.4, 1, 30)
    ways = np.stack([one, *luck.normal(size=(5, 30))], 1)
    assert flipped(ways) > 2 * flipped(one)
    assert flipped(np.stack([one, one], 1)) == flipped(one)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-100, 100), min_size=8, max_size=30), st.floats(0.1, 50))
def test_a_p_value_is_a_share_and_does_not_depend_on_the_unit(parts, scale):
    p = flipped(np.round(parts, 2))
    assert p is None or 0 < p <= 1
    assert p == flipped(np.round(parts, 2) * 2.0 ** np.round(np.log2(scale)))


def test_the_slope_is_that_of_least_squares():
    grid = np.arange(12) * 0.5 + np.random.default_rng(1).normal(size=(20, 12))
    found = trend(grid)
    assert found.slope.value == pytest.approx(np.polyfit(np.arange(12), grid.mean(0), 1)[0])
    assert found.slope.low < 0.5 < found.slope.high
    assert found.p < 0.01
    assert (found.services, found.periods, found.values) == (20, 12, 240)
    assert trend(-grid).p > 0.9


def test_a_rise_that_all_services_share_as_a_shock_is_not_taken_for_one_of_each():
    shared = np.cumsum(np.random.default_rng(3).normal(size=14)) + np.zeros((40, 1))
    grid = shared + 0.05 * np.random.default_rng(4).normal(size=(40, 14))
    grid *= np.sign(np.polyfit(np.arange(14), grid.mean(0), 1)[0])
    time = np.arange(14) - 6.5
    assert flipped(grid @ time) < 0.001
    assert trend(grid).p > 0.05


def test_too_few_services_periods_or_values_cannot_tell():
    assert trend(np.zeros((7, 20))) == NO_TREND
    assert trend(np.zeros((20, 7))) == NO_TREND
    assert trend(np.zeros((20, 20))).p is None
    assert wander(np.arange(10.0), np.arange(10.0))[1] is None  # nothing is left to tell chance by


def test_services_seldom_told_and_periods_seldom_told_are_left_out():
    grid = np.random.default_rng(1).normal(size=(12, 12))
    grid[0, :7] = np.nan
    grid[2:, 4] = np.nan
    kept, times = usable(grid)
    assert kept.shape == (11, 11)
    assert 4 not in times


@pytest.mark.parametrize("kind", ["independent", "memory 0.9", "shared shocks, memory 0.5"])
def test_no_more_than_one_false_alarm_in_twenty(kind):
    ps = [trend(STEADY[kind](np.random.default_rng([5, i]), 30, 14)).p for i in range(120)]
    assert alarms(ps) <= 0.11  # 0.05 and three standard errors


def test_a_rise_of_one_sd_is_nearly_always_found():
    rise = np.linspace(0, 1, 16)
    kind = STEADY["services that differ, memory 0.6"]
    ps = [trend(kind(np.random.default_rng([6, i]), 60, 16) + rise).p for i in range(60)]
    assert alarms(ps) > 0.75
