"""A grid of paired differences: what each cell of a sweep gives over runs that shared luck, and what can be told."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from commonweal.study.axis import Axis
from commonweal.study.claims import holm
from commonweal.study.interval import ROUNDING, Difference, paired

Cell = tuple[int, int]  # position on the first axis and on the second (0 where there is none)
RESAMPLES = 1000


@dataclass(frozen=True, eq=False)
class Grid:
    """Values of two regimes at each cell of one or two axes.

    `a` and `b` are (first axis, second axis, runs); the second axis has length 1 where only one is swept.
    """

    axes: tuple[Axis, ...]
    a: NDArray[np.float64]  # what is held against
    b: NDArray[np.float64]  # the regime whose dials are swept

    @property
    def cells(self) -> list[Cell]:
        """Give every cell, first axis slowest."""
        return [(i, j) for i in range(self.a.shape[0]) for j in range(self.a.shape[1])]

    @property
    def differences(self) -> NDArray[np.float64]:
        """Give b - a by cell and run (first axis, second axis, runs)."""
        apart = self.b - self.a
        return np.asarray(np.where(np.abs(apart) <= ROUNDING * np.maximum(np.abs(self.a), np.abs(self.b)), 0.0, apart))

    def at(self, cell: Cell) -> tuple[float, ...]:
        """Give where a cell lies, one value for each axis."""
        return tuple(axis.values[place] for axis, place in zip(self.axes, cell, strict=False))

    def difference(self, cell: Cell) -> Difference:
        """Give a cell's mean difference b - a with its interval over runs."""
        return paired(self.a[cell], self.b[cell])

    def told(self) -> dict[Cell, int]:
        """Give the sign of each cell that stands when the number of cells is allowed for (Holm, 5 % over all)."""
        return self._signs

    @cached_property
    def _signs(self) -> dict[Cell, int]:
        found = {cell: self.difference(cell) for cell in self.cells}
        chances = {cell: each.p for cell, each in found.items() if each.p is not None and not each.by_construction}
        signs: dict[Cell, int] = {}
        for cell in holm(chances):
            mean = found[cell].mean
            assert mean is not None  # a chance was given, so there is a mean
            signs[cell] = 1 if mean > 0 else -1
        return signs

    @property
    def has_boundary(self) -> bool:
        """Whether some cell is told to lie on each side of no difference."""
        return set(self.told().values()) == {1, -1}

    def share_above(self, seed: int) -> NDArray[np.float64]:
        """Give, by cell, the share of resamples of runs in which the mean difference lies above zero.

        Runs are drawn anew for all cells together, so what they share stays shared; exact zeros count as half.
        """
        runs = self.a.shape[2]
        drawn = np.random.default_rng(seed).multinomial(runs, np.full(runs, 1 / runs), RESAMPLES)
        sums = self.differences @ drawn.T.astype(np.float64)  # a run that cannot tell leaves its cell untold
        share = (sums > 0).mean(axis=2) + 0.5 * (sums == 0).mean(axis=2)
        share[np.isnan(sums).any(axis=2)] = np.nan
        return np.asarray(share)
