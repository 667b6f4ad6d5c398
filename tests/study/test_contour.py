"""The contour lies where it was planted, and its stretch covers it as often as it says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.study.contour import crossings, untold, zeros

from .planted_grids import line, plane


@given(st.floats(0.01, 0.99), st.floats(-2, 2), st.integers(2, 9))
def test_a_planted_plane_crosses_where_it_was_planted(nil: float, tilt: float, count: int) -> None:
    values = np.linspace(0, 1, count)
    means = 3 * (values - nil)
    assert zeros(values, means) == pytest.approx([nil], abs=1e-9)
    assert zeros(values, -means) == pytest.approx([nil], abs=1e-9)


def test_a_slanting_line_is_found_on_rows_and_columns() -> None:
    found = crossings(plane(slopes=(1, 1), nil=0.9))
    assert {point.axis for point in found} == {0, 1}
    for point in found:
        assert point.other is not None
        assert point.at + point.other == pytest.approx(0.9)
    assert len([point for point in found if point.axis == 0]) == 4  # the row at 1 never meets it


def test_a_touch_is_no_crossing_and_a_stretch_of_nil_is_crossed_once() -> None:
    values = np.linspace(0, 1, 5)
    assert zeros(values, np.array([2.0, 1, 0, 1, 2])) == []
    assert zeros(values, np.array([-1.0, 0, 0, 0, 1])) == [0.5]
    assert zeros(values, np.array([-1.0, 1, -1, 1, -1])) == pytest.approx([0.125, 0.375, 0.625, 0.875])


def test_no_contour_is_drawn_through_cells_that_cannot_tell() -> None:
    assert zeros(np.array([0.0, 0.5, 1]), np.array([-1.0, np.nan, 1])) == []


def test_the_ends_of_the_stretch_are_those_of_fieller() -> None:
    # differences d0 + (d1 - d0) s with d1 - d0 = 2 in every run: the stretch is at -+ t * s.d. / sqrt(n) / 2
    start = np.array([-1.1, -0.9, -1.05, -0.95])
    low, high = untold(np.array([0.0, 1]), np.stack([start, start + 2]), 0.5)
    half = 3.1824 * start.std(ddof=1) / 2 / 2
    assert low == pytest.approx(0.5 - half, abs=0.006)
    assert high == pytest.approx(0.5 + half, abs=0.006)


def test_without_luck_the_stretch_is_the_point() -> None:
    (point,) = crossings(line([[-1, -1, -1], [3, 3, 3]]))
    assert (point.at, point.low, point.high) == (0.25, 0.25, 0.25)


def test_a_stretch_that_leaves_the_map_says_so() -> None:
    (point,) = crossings(line([[-9, 8, -3], [9, 9.1, 9.2]]))
    assert point.low is None
    assert point.high is not None


def test_the_stretch_covers_the_truth_as_often_as_it_says() -> None:
    held, looked = 0, 600
    for seed in range(looked):
        grid = plane(luck=0.15, runs=5, seed=seed)
        low, high = untold(np.array(grid.axes[0].values), grid.differences[:, 2], _crossing(grid.differences[:, 2]))
        held += (low is None or low <= 0.4 + 0.0025) and (high is None or high >= 0.4 - 0.0025)
    # exact for the point itself, a little above 95 % for a stretch, which is rounded outwards
    assert 0.93 < held / looked < 0.995


def _crossing(differences: np.ndarray) -> float:
    found = zeros(np.linspace(0, 1, 5), differences.mean(axis=1))
    return min(found, key=lambda at: abs(at - 0.4))
