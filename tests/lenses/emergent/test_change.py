import numpy as np
import pytest

from commonweal.lenses.emergent.change import FEWEST, find_change
from commonweal.lenses.emergent.red_noise import red_noise

YEAR = 52.18


def shocked(seed: int, size: float, fade: float, n: int = 156, at: int = 70) -> np.ndarray:
    since = np.arange(n) - at
    noise = red_noise(0.4, n, 1, np.random.default_rng(seed))[0]
    return noise + size * np.where(since >= 0, np.exp(-np.maximum(since, 0) / fade), 0.0)


def test_a_shock_is_found_where_it_was_and_its_half_life_timed():
    found = find_change(shocked(1, 12.0, 8.0), YEAR)
    assert found.at == 70
    assert found.p <= 0.01
    assert found.size == pytest.approx(12, abs=3)
    assert found.fade.low < 8 * np.log(2) < found.fade.high


def test_a_jump_that_stays_has_no_way_back():
    found = find_change(shocked(2, 12.0, np.inf), YEAR)
    assert abs(found.at - 70) <= 1
    assert found.p <= 0.01
    assert found.fade.value is None


def test_trends_bends_and_seasons_are_no_change():
    time = np.arange(156)
    slow = 0.1 * time - 0.0004 * time**2 + 5 * np.sin(2 * np.pi * time / YEAR)
    quiet = sum(find_change(slow + shocked(seed, 0.0, 1.0), YEAR).p > 0.05 for seed in range(12))
    assert quiet >= 10


def test_red_noise_alone_alarms_no_more_often_than_one_in_twenty():
    drawn = red_noise(0.7, 104, 60, np.random.default_rng(3))
    assert sum(find_change(series, YEAR).p <= 0.05 for series in drawn) <= 8  # 3 expected


def test_a_series_that_is_short_or_never_moves_is_not_looked_at():
    assert find_change(np.arange(FEWEST - 1.0), YEAR) is None
    assert find_change(np.ones(100), YEAR) is None
