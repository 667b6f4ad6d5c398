import numpy as np
import pytest

from commonweal.lenses.emergent.red_noise import red_noise
from commonweal.lenses.emergent.slowing import FEWEST, find_slowing


def rising(seed: int, n: int = 300) -> np.ndarray:
    """A system that comes back ever more slowly."""
    luck, lean = np.random.default_rng(seed), np.linspace(0.0, 0.97, n)
    series = np.zeros(n)
    for i in range(1, n):
        series[i] = lean[i] * series[i - 1] + luck.standard_normal()
    return series


def test_a_system_that_slows_down_is_found_more_often_than_not():
    assert sum(find_slowing(rising(seed)).p <= 0.05 for seed in range(20)) >= 10


def test_a_system_that_leans_evenly_on_its_past_is_quiet():
    drawn = red_noise(0.6, 150, 60, np.random.default_rng(1))
    assert sum(find_slowing(series).p <= 0.05 for series in drawn) <= 8  # 3 expected


def test_variance_that_grows_by_itself_is_no_slowing():
    drawn = red_noise(0.3, 150, 30, np.random.default_rng(2)) * np.linspace(1, 3, 150)
    found = [find_slowing(series) for series in drawn]
    assert np.mean([each.variance for each in found]) > 0.5
    assert sum(each.p <= 0.05 for each in found) <= 5


def test_the_unit_of_a_series_does_not_matter():
    series = rising(3)
    one, two = find_slowing(series), find_slowing(1000 * series + 7)
    assert (one.variance, one.memory, one.p) == pytest.approx((two.variance, two.memory, two.p))


def test_a_short_series_is_not_looked_at():
    assert find_slowing(np.random.default_rng(1).random(FEWEST - 1)) is None
    assert find_slowing(np.zeros(100)) is None
