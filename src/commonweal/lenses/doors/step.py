"""Whether refusals jump at a line: two straight lines, one on each side, and the step between them at the line.

Regression discontinuity (Hahn, Todd & van der Klaauw 2001) with people for units. The stretch is narrow, so what
rises steeply within it - over less than about half of it - passes for a jump; the figure says how high.
"""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import NORMAL, NOTHING, Doubt

LEAST = 40  # answers on each side
LEAST_EITHER = 10  # refusals, and acceptances
_DIFFERENT = 4  # scores on each side; fewer make no line


@dataclass(frozen=True)
class Step:
    """How much greater the share refused is just under a line than just over it, and p that chance shows as much."""

    height: Doubt = NOTHING
    p: float | None = None


def step_at(beyond: NDArray[np.float64], refused: NDArray[np.bool_], number: NDArray[np.int64]) -> Step:
    """Fit the shares refused on both sides of a line.

    Args:
        beyond: how far each score lies over the line, (n,); below 0 under it.
        refused: whether the answer was no, (n,).
        number: whose score, (n,).
    """
    under = beyond < 0
    few = min(under.sum(), (~under).sum()) < LEAST or min(refused.sum(), (~refused).sum()) < LEAST_EITHER
    if few or min(len(np.unique(beyond[side].round(6))) for side in (under, ~under)) < _DIFFERENT:
        return Step()
    ways = np.column_stack((np.ones(len(beyond)), under.astype(float), beyond, beyond * under))
    inverse = np.linalg.pinv(ways.T @ ways)
    fitted = inverse @ (ways.T @ refused)
    left = refused.astype(float) - ways @ fitted
    people = np.unique(number, return_inverse=True)[1]
    pull = ways @ inverse[1] * left
    error = sqrt(float((np.bincount(people, pull) ** 2).sum()))
    if error == 0:
        return Step(Doubt(float(fitted[1])))
    height = float(fitted[1])
    reach = NORMAL * error
    return Step(Doubt(height, height - reach, height + reach), erfc(abs(height) / error / sqrt(2)))
