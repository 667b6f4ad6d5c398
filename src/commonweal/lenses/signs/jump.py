"""A jump in how often values occur, from just short of a line to just past it.

Where values are counted in cells of one width on both sides of a line, the odd part of a smooth density - what
is above it less what is below, cell by cell outwards - starts from 0 and is about a x + b x^3. The cells further
out tell a and b; what the two cells at the line differ by beyond that is the excess. McCrary (2008) compares two
local lines in the same way; here each service gives an excess of its own, so that the p-value rests on services
(see `chance.flipped`) and not on values that hang together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import NOTHING, Doubt
from commonweal.lenses.signs.chance import flipped

CELLS = 5  # on each side
WIDTHS = (1, 2, 4)  # cells, in McCrary's bin width of 2 sd / sqrt(n)
WIDEST = 0.25  # of the sd; beyond it the cells leave the stretch in which a cubic will do
LEAST_VALUES = 20  # in the two cells at the line
QUANTILES = (0.01, 0.25, 0.75, 0.99)
Floats = NDArray[np.float64]


def _contrast() -> Floats:
    """Weigh cells outwards so that nothing is left of a x + b x^3 (least squares on all but the first)."""
    middle = np.arange(CELLS) + 0.5
    odd = np.stack((middle, middle**3), 1)
    fit: Floats = odd[0] @ np.linalg.inv(odd[1:].T @ odd[1:]) @ odd[1:].T
    return np.append(1.0, -fit)


_WEIGHTS = _contrast()


@dataclass(frozen=True)
class Jump:
    """What was found at a line.

    Args:
        ratio: values just past it for each just short of it, beyond what the slope explains.
        p: one-sided, that chance shows as much; None where too few values are near.
        past: how many values lie in the cell past it.
        short: how many in the cell short of it.
        width: of a cell, in the unit of the values.
        units: how many services have values near.
    """

    ratio: Doubt = NOTHING
    p: float | None = None
    past: int = 0
    short: int = 0
    width: float = 0.0
    units: int = 0


@dataclass(frozen=True)
class Count:
    """Values counted at a line in cells of one width: the excess of each unit, and how many lie in the two cells."""

    parts: Floats
    past: int
    short: int
    width: float

    @property
    def strength(self) -> float:
        """The excess over all units, studentised by them."""
        size = float(np.sqrt((self.parts**2).sum()))
        return float(self.parts.sum()) / size if size else 0.0

    @property
    def ratio(self) -> Doubt:
        """Values just past the line for each just short of it, beyond what the slope explains."""
        both, excess = self.past + self.short, float(self.parts.sum())
        half = 1.96 * float(np.sqrt((self.parts**2).sum()))
        share = np.clip(np.array([excess, excess - half, excess + half]) / both, -0.98, 0.98)
        return Doubt(*((1 + share) / (1 - share)).tolist())


def jump(beyond: NDArray[Any], unit: NDArray[Any], step: NDArray[Any] | float = 0.0) -> Jump:
    """Look for more values just past a line than just short of it.

    Args:
        beyond: how far each value passes the line, (n,).
        unit: whose value it is, as numbers from 0, (n,).
        step: each value's own step, (n,) or one for all; a value counts in cells no narrower than its step.
    """
    told = counts(beyond, unit, step)
    p = flipped(np.stack([each.parts for each in told], 1)) if told else None
    if p is None:
        return Jump()
    middle = told[len(told) // 2]  # not the one that shows most: that would flatter
    return Jump(middle.ratio, p, middle.past, middle.short, middle.width, int((middle.parts != 0).sum()))


def counts(
    beyond: NDArray[Any], unit: NDArray[Any], step: NDArray[Any] | float = 0.0, widths: Sequence[float] | None = None
) -> list[Count]:
    """Count values in cells of up to three widths, or of those given; a width with too few at the line is left out."""
    units = int(unit.max()) + 1 if len(unit) else 0
    told, coarse = [], np.broadcast_to(np.asarray(step, float), beyond.shape)
    for width in _widths(beyond, float(coarse.min(initial=np.inf))) if widths is None else widths:
        fine = coarse <= width * (1 + 1e-9)
        told.append(_count(beyond[fine], unit[fine], width, units))
    return [each for each in told if each is not None]


def widths_for(n: int, ends: Sequence[float], step: float) -> list[float]:
    """Give the widths to look with: none narrower than the finest step, none that reaches beyond where values lie.

    Args:
        n: how many values there are.
        ends: their quantiles 0.01, 0.25, 0.75 and 0.99, as far as they pass the line, and their sd.
        step: the finest of their own steps.
    """
    least, lower, upper, most, sd = ends
    spread = min(sd, (upper - lower) / 1.349)
    first = max(2 * spread / np.sqrt(n), step)
    room = min(WIDEST * spread, min(-least, most) / CELLS)
    return [first * times for times in WIDTHS if 0 < first * times <= room]


def _widths(beyond: NDArray[Any], step: float) -> list[float]:
    if len(beyond) < LEAST_VALUES:
        return []
    return widths_for(len(beyond), [*np.quantile(beyond, QUANTILES).tolist(), float(beyond.std())], step)


def _count(beyond: NDArray[Any], unit: NDArray[Any], width: float, units: int) -> Count | None:
    near = np.abs(beyond) <= CELLS * width
    cell = np.floor(beyond[near] / width).astype(int)
    inside = (cell >= -CELLS) & (cell < CELLS)
    cell, unit = cell[inside], unit[near][inside]
    past, short = int((cell == 0).sum()), int((cell == -1).sum())
    if past + short < LEAST_VALUES:
        return None
    weight = np.concatenate((-_WEIGHTS[::-1], _WEIGHTS))[cell + CELLS]
    return Count(np.bincount(unit, weight, units).astype(float), past, short, width)


def too_little(found: Jump) -> str:
    """Say why a jump could not be looked for; nothing where it could."""
    return "" if found.p is not None else "too few values near the line, or fewer than eight services near it"
