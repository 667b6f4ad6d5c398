"""The contour of a grid: where two regimes give the same, with the stretch in which their order cannot be told.

Between neighbouring cells of a row or column the difference is taken to run in a straight line, run by run. A point
lies in the band if its own 95 % interval over runs (Student's t) holds zero: Fieller's set (1954, Journal of the Royal
Statistical Society B 16:175-185), right for few runs, where resampling runs gives bands that are too narrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from commonweal.study.grid import Grid
from commonweal.study.interval import LEVEL
from commonweal.study.student import quantile

STEPS = 200  # points looked at between two cells


@dataclass(frozen=True)
class Crossing:
    """A point on the contour, on a line of the grid, and how far along that line the order cannot be told."""

    axis: int  # which axis the line runs along
    other: float | None  # where the line lies on the other axis; None if one axis is swept
    at: float  # where the mean difference is zero
    low: float | None  # ends of the stretch around it that is not told; None: it reaches the end of what was swept
    high: float | None


def crossings(grid: Grid) -> list[Crossing]:
    """Give every point where the mean difference changes sign along a row or a column of cells."""
    found = []
    for axis, other, values, differences in _lines(grid):
        for at in zeros(values, differences.mean(axis=1)):
            found.append(Crossing(axis, other, at, *untold(values, differences, at)))
    return found


def zeros(values: NDArray[np.float64], means: NDArray[np.float64]) -> list[float]:
    """Give where straight lines between points (values, means) change sign; a touch without a change is none."""
    places: list[float] = []
    known = [i for i in range(len(means)) if means[i] != 0 and not np.isnan(means[i])]
    for i, k in pairwise(known):
        if means[i] * means[k] > 0 or np.isnan(means[i : k + 1]).any():
            continue
        if k == i + 1:
            places.append(float(values[i] + (values[k] - values[i]) * means[i] / (means[i] - means[k])))
        else:  # exact zeros between: their middle
            places.append(float((values[i + 1] + values[k - 1]) / 2))
    return places


def untold(
    values: NDArray[np.float64], differences: NDArray[np.float64], at: float
) -> tuple[float | None, float | None]:
    """Give the ends of the stretch around `at` in which the interval of the difference holds zero.

    Parameters
    ----------
    values, differences
        Places of cells along a line (cells,), and their differences by run (cells, runs).
    at
        Where the mean difference is zero. An end is None where the stretch reaches the last cell told.

    """
    points = np.unique(np.append(np.linspace(values[0], values[-1], STEPS * (len(values) - 1) + 1), at))
    along = np.stack([np.interp(points, values, run) for run in differences.T])  # runs, points
    runs = len(along)
    if runs < 2:
        return None, None
    half = quantile(LEVEL, runs - 1) * along.std(axis=0, ddof=1) / np.sqrt(runs)
    told = np.abs(along.mean(axis=0)) > half  # never where a run cannot tell
    here = int(np.searchsorted(points, at))
    below, above = np.flatnonzero(told[:here]), here + np.flatnonzero(told[here:])
    low = float(points[below[-1] + 1]) if len(below) else None
    high = float(points[above[0] - 1]) if len(above) else None
    return low, high


def _lines(grid: Grid) -> Iterator[tuple[int, float | None, NDArray[np.float64], NDArray[np.float64]]]:
    """Give each row and column: the axis it runs along, where it lies, its places, its differences (cells, runs)."""
    differences = grid.differences
    values = [np.array(axis.values) for axis in grid.axes]
    if len(values) == 1:
        yield 0, None, values[0], differences[:, 0]
        return
    for j, other in enumerate(values[1]):
        yield 0, float(other), values[0], differences[:, j]
    for i, other in enumerate(values[0]):
        yield 1, float(other), values[1], differences[i]
