"""Grids with a planted difference: a plane and luck, the same in all cells of a run or each cell's own."""

import numpy as np

from commonweal.study.axis import Axis
from commonweal.study.grid import Grid

ALIGNMENT, CONTROL = Axis("alignment", 0, 1, 5), Axis("controllability", 0, 1, 5)


def plane(
    slopes: tuple[float, float] = (1.0, 0.0), nil: float = 0.4, luck: float = 0.0, runs: int = 6, seed: int = 1
) -> Grid:
    """The mean difference is slopes . (x, y) - nil; `luck` is its standard deviation in a run and cell."""
    x, y = np.meshgrid(ALIGNMENT.values, CONTROL.values, indexing="ij")
    mean = slopes[0] * x + slopes[1] * y - nil
    draw = np.random.default_rng(seed)
    own = draw.normal(0, luck, (*x.shape, runs)) if luck else np.zeros((*x.shape, runs))
    level = 10 + draw.normal(0, 1, (1, 1, runs)) + np.zeros_like(own)
    return Grid((ALIGNMENT, CONTROL), level, level + mean[:, :, None] + own)


def line(values: list[list[float]]) -> Grid:
    """One axis, 0 to 1; differences by cell and run as given."""
    differences = np.array(values, dtype=float)[:, None, :]
    return Grid((Axis("proxy", 0, 1, len(values)),), np.full_like(differences, 2.0), 2.0 + differences)
