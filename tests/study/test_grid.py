"""A grid calls what is there, and seldom what is not."""

import numpy as np
import pytest

from commonweal.study.grid import Grid

from .planted_grids import line, plane


def test_a_cells_difference_is_that_of_its_runs() -> None:
    found = line([[1, 2, 3], [-1, -1, -1]]).difference((0, 0))
    assert (found.mean, found.n) == (2, 3)
    assert found.high == pytest.approx(2 + 4.3027 / np.sqrt(3), abs=1e-3)  # t, 2 degrees of freedom


def test_sides_of_a_planted_boundary_are_told() -> None:
    grid = plane(luck=0.01)
    assert grid.has_boundary
    assert all(sign == (1 if grid.at(cell)[0] > 0.4 else -1) for cell, sign in grid.told().items())
    assert len(grid.told()) == 25


def test_a_difference_of_one_sign_is_no_boundary() -> None:
    grid = plane(slopes=(0.1, 0), nil=-1, luck=0.01)
    assert set(grid.told().values()) == {1}
    assert not grid.has_boundary


def test_pure_luck_is_seldom_called() -> None:
    called = [plane((0, 0), 0, luck=1, seed=seed) for seed in range(300)]
    any_cell = np.mean([bool(grid.told()) for grid in called])
    assert any_cell < 0.05 + 3 * np.sqrt(0.05 * 0.95 / 300)
    assert any_cell > 0.01  # a rule that never calls would pass the line above
    assert np.mean([grid.has_boundary for grid in called]) < 0.02


def test_single_intervals_would_have_called_boundaries_from_luck() -> None:
    grids = [plane((0, 0), 0, luck=1, seed=seed) for seed in range(50)]
    alone = [[grid.difference(cell).excludes_zero for cell in grid.cells] for grid in grids]
    assert np.mean([any(each) for each in alone]) > 0.5


def test_cells_exactly_alike_are_not_called() -> None:
    grid = line([[0, 0, 0], [0, 0, 0]])
    assert grid.told() == {}
    assert grid.share_above(1).tolist() == [[0.5], [0.5]]


def test_resamples_follow_the_sign_and_are_the_same_again() -> None:
    grid = line([[1, 2, 3, 1], [-1, -2, -1, -3], [1, -1, 1, -1]])
    share = grid.share_above(1)[:, 0]
    assert (share[0], share[1]) == (1, 0)
    assert share[2] == pytest.approx(0.5, abs=0.05)
    assert np.array_equal(share, grid.share_above(1)[:, 0])


def test_a_cell_that_cannot_tell_stays_untold() -> None:
    nan = float("nan")
    grid = line([[nan, nan, nan], [1, 1.1, 1.2]])
    assert grid.difference((0, 0)).mean is None
    assert np.isnan(grid.share_above(1)[0, 0])
    assert set(grid.told()) == {(1, 0)}


def test_rounding_is_no_difference() -> None:
    a = np.full((2, 1, 3), 0.3)
    grid = Grid(line([[0] * 3] * 2).axes, a, a + 1e-16)
    assert not grid.differences.any()
