import numpy as np
import pytest

from commonweal.lenses.emergent.selection import selection

AREA, KIND = np.repeat(np.arange(10), 6), np.tile(np.arange(6), 10)
WAY = np.array([1.0, -1, 1, -1, 1, -1])


def lived(pay_for: float, moves: float, seed: int, periods: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """Practice that drifts; teams of an area share luck in practice and in pay, whatever pays."""
    luck = np.random.default_rng(seed)
    value = luck.standard_normal((60, 6)) + luck.standard_normal((10, 6))[AREA]
    shared = luck.standard_normal(10)[AREA]
    practice, pay = [], []
    for _ in range(periods):
        value = value + 0.2 * luck.standard_normal((60, 6)) + moves * WAY
        practice.append(value)
        pay.append(pay_for * (value @ WAY) + shared + luck.standard_normal(60))
    return np.stack(practice), np.stack(pay)


def test_what_is_paid_for_is_found_with_its_sign_and_that_practice_moves_there():
    told = selection(*lived(0.5, 0.15, 1), KIND, AREA)
    assert told.p <= 0.01
    assert np.sign(told.pressure).tolist() == WAY.tolist()
    assert told.moved_p == pytest.approx(1 / 64)


def test_drift_without_selection_is_quiet():
    found = [selection(*lived(0.0, 0.0, seed), KIND, AREA) for seed in range(20)]
    assert sum(each.p <= 0.05 for each in found) <= 4
    assert sum(each.moved_p <= 0.05 for each in found) <= 4


def test_a_trend_that_all_follow_is_no_selection():
    assert sum(selection(*lived(0.0, 0.15, seed), KIND, AREA).p <= 0.05 for seed in range(20)) <= 4


def test_without_areas_teams_are_dealt_within_their_kind():
    told = selection(*lived(0.5, 0.0, 2), KIND, np.full(60, -1))
    assert told.p <= 0.01
    lonely = selection(*lived(0.5, 0.0, 2), np.full(60, -1), AREA)
    assert lonely.p <= 0.05


def test_fewer_than_five_sides_of_practice_cannot_tell_where_they_moved():
    practice, pay = lived(0.5, 0.15, 1)
    assert selection(practice[:, :, :4], pay, KIND, AREA).moved_p is None


def test_pay_that_is_known_in_no_period_after_practice_tells_nothing():
    practice, pay = lived(0.5, 0.0, 1)
    assert selection(practice, np.full(pay.shape, np.nan), KIND, AREA) is None


def test_unknown_practice_and_pay_are_left_out():
    practice, pay = lived(0.5, 0.0, 3)
    practice[2, 5], pay[4, 9] = np.nan, np.nan
    told = selection(practice, pay, KIND, AREA)
    assert np.isfinite(told.pressure).all()
    assert told.p <= 0.01
