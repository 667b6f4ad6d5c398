"""Years in which one regime overtakes another."""

import numpy as np
import pytest

from commonweal.study.crossing import RESAMPLES, crossings, resamples, sign_changes

from .places import overtaking


def test_signs_change_where_the_straight_line_meets_zero() -> None:
    assert sign_changes(np.array([-1.0, 1.0])) == [(1.0, True)]
    assert sign_changes(np.array([3.0, -1.0, -2.0])) == [(1.25, False)]
    assert sign_changes(np.array([-1.0, 0.0, 1.0])) == [(1.5, True)]


@pytest.mark.parametrize("path", [[1.0, 2.0], [0.0, 0.0], [0.0, 1.0], [1.0, 0.0, 2.0], [-3.0]])
def test_no_crossing_is_said_where_there_is_none(path: list[float]) -> None:
    assert sign_changes(np.array(path)) == []
    assert crossings(np.array([path, path]), resamples(2, 1)) == ()


def test_a_planted_crossing_is_found_with_its_interval() -> None:
    paths = overtaking(at=5.0)
    (found,) = crossings(paths["b"] - paths["a"], resamples(6, 1))
    assert found.year == pytest.approx(5.0, abs=0.1)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.year <= found.high
    assert found.high - found.low < 0.5
    assert (found.rises, found.support, found.clear) == (True, 1.0, True)


def test_a_crossing_within_luck_is_not_clear() -> None:
    noise = np.random.default_rng(1).normal(0, 1, (5, 10))
    assert not any(crossing.clear for crossing in crossings(noise - noise.mean(), resamples(5, 1)))


def test_one_run_gives_a_year_but_no_interval() -> None:
    (found,) = crossings(np.array([[1.0, -1.0]]), resamples(1, 1))
    assert (found.year, found.low, found.high, found.rises, found.clear) == (1.0, None, None, False, False)


def test_runs_that_cannot_tell_are_left_out() -> None:
    paths = np.array([[-1.0, 1.0], [float("nan"), 1.0], [-1.0, 1.0]])
    assert [c.year for c in crossings(paths, resamples(3, 1))] == [1.0]
    assert crossings(paths[1:2], resamples(1, 1)) == ()


def test_resamples_are_keyed_by_the_seed() -> None:
    assert np.array_equal(resamples(4, 9), resamples(4, 9))
    assert not np.array_equal(resamples(4, 9), resamples(4, 10))
    assert resamples(4, 9).shape == (RESAMPLES, 4)
    assert np.allclose(resamples(4, 9).sum(axis=1), 1)
