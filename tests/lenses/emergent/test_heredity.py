import numpy as np
import pytest

from commonweal.lenses.emergent.heredity import heredity

AREA = np.repeat(np.arange(8), 5)
NEAR = (AREA[:, None] == AREA) & ~np.eye(40, dtype=bool)


def lived(keep: float, copy: float, seed: int, periods: int = 10) -> np.ndarray:
    luck = np.random.default_rng(seed)
    value = np.zeros((periods, 40, 3))
    value[0] = luck.standard_normal((40, 3))
    for t in range(1, periods):
        beside = NEAR @ value[t - 1] / NEAR.sum(1, keepdims=True)
        value[t] = keep * value[t - 1] + copy * beside + 0.5 * luck.standard_normal((40, 3))
    return value


def test_what_teams_keep_and_copy_is_found_again():
    told = heredity(lived(0.5, 0.3, 1), NEAR)
    assert told.own.low < 0.5 < told.own.high
    assert told.others.low < 0.3 < told.others.high
    assert told.p <= 0.01


def test_teams_that_copy_nobody_are_seldom_said_to():
    assert sum(heredity(lived(0.7, 0.0, seed), NEAR).p <= 0.05 for seed in range(20)) <= 4


def test_where_nobody_is_near_only_their_own_past_is_told():
    told = heredity(lived(0.6, 0.0, 2), np.zeros((40, 40), bool))
    assert told.own.value == pytest.approx(0.6, abs=0.07)
    assert told.others.value is None
    assert told.p is None


def test_unknown_practice_is_left_out():
    value = lived(0.5, 0.3, 1)
    value[3:5, 7] = np.nan
    told = heredity(value, NEAR)
    assert told.own.value == pytest.approx(0.5, abs=0.08)
