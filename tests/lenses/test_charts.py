import numpy as np
import pytest
from tests.lenses.signs.nulls import FIRST, MONTH, panel

from commonweal.lenses.charts import all_series, beyond_chance


def noise(units, periods, seed=1):
    return np.random.default_rng(seed).normal(size=(units, periods))


def test_every_series_of_seven_points_has_a_chart_in_the_order_of_names():
    value = noise(3, 20)
    value[1, 4:] = np.nan
    value[2, ::2] = np.nan
    told = panel(value, services=("z", "m", "a"))
    series = all_series([told])
    assert [one.service for one in series] == ["a", "z"]
    assert [one.points for one in series] == [10, 20]
    np.testing.assert_array_equal(series[0].starts, told.starts[1::2])
    assert series[0].drawn.short
    assert not series[1].drawn.short


def test_limits_begin_anew_at_the_first_period_from_the_day_named():
    told = panel(np.concatenate([noise(1, 14), 50 + noise(1, 14)], 1))
    (one,) = all_series([told], [FIRST + 14 * MONTH - 3])
    assert one.cuts == (14,)
    assert one.drawn.mean[0] == pytest.approx(0, abs=1)
    assert one.drawn.mean[-1] == pytest.approx(50, abs=1)
    assert all_series([told], [FIRST, FIRST + 900])[0].cuts == ()


def test_noise_shows_special_causes_about_as_often_as_it_is_said_to():
    series = all_series([panel(noise(600, 24, seed=4))])
    long, special, chance = beyond_chance(series, True)
    assert long == 600
    assert chance.low <= special <= chance.high
    assert chance.value == pytest.approx(600 * 0.1843)


def test_series_shorter_than_twelve_points_are_not_counted():
    long, special, chance = beyond_chance(all_series([panel(noise(5, 11))]), True)
    assert (long, special, chance.value) == (0, 0, 0)


def test_the_last_target_is_held_against_the_limits():
    value, target = np.tile([0.4, 0.5], (1, 10)), np.full((1, 20), 0.45)
    target[0, -1] = 0.9
    (one,) = all_series([panel(value, target=target)])
    assert one.assurance == "consistently missed"
