"""Bunching: more values just past the target than just short of it.

Bevan & Hood (2006) saw it in ambulance times. Other lines are looked at in the same way, as placebos: where they
show as much, values stand in heaps for some plainer reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from commonweal.lenses.discovery import LEVEL, adjust
from commonweal.lenses.signs.grain import beyond, steps
from commonweal.lenses.signs.jump import Jump, jump, too_little
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.sign import Seen, Sign

NAME = "bunching just past the target"
_OTHERS = 5  # lines on each side
_UNIT = "values just past it for each just short"


@dataclass(frozen=True)
class Line:
    """What was found at one line, `offset` from the target in the unit of the values; `adjusted` of placebos alone."""

    offset: float
    found: Jump
    adjusted: float | None = None


def seek(seen: Seen) -> list[Sign]:
    """Look for bunching at the target of each indicator that has one."""
    return [_sign(panel) for panel in seen.panels if np.isfinite(panel.target).any()]


def lines(panel: Panel) -> list[Line]:
    """Look at the target and, as placebos, at lines around it; p of the placebos adjusted among themselves.

    A line so near that the values just past the target lie just past it too is no placebo and is left out.
    """
    step, target = _between(panel), look_at(panel)
    near = target.found.width * (1 - 1e-9)
    offsets = [k * step for k in range(-_OTHERS, _OTHERS + 1) if k and abs(k * step) >= near]
    placebos = [look_at(panel, offset) for offset in offsets]
    placebos = _adjusted([line for line in placebos if line.found.p is not None])
    return sorted([target, *placebos], key=lambda line: line.offset)


def at_target(told: Sequence[Line]) -> Line:
    """Give the line that is the target."""
    return next(line for line in told if line.offset == 0)


def _sign(panel: Panel) -> Sign:
    told = lines(panel)
    here = at_target(told).found
    others = [line for line in told if line.offset != 0]
    alike = sum(line.adjusted is not None and line.adjusted <= LEVEL for line in others)
    why = too_little(here)
    if not why and alike and 4 * alike >= len(others):
        why = "other lines, that nobody set, show as much"
    n = int((np.isfinite(panel.value) & np.isfinite(panel.target)).sum())
    return Sign(NAME, panel.indicator, here.ratio, _UNIT, here.p, n, here.units, why)


def look_at(panel: Panel, offset: float = 0.0) -> Line:
    """Look at the line that lies `offset` from the target."""
    ways = (panel.better,) if panel.better else (1, -1)
    found = [_looked(panel, offset, way) for way in ways]
    best = min(found, key=lambda each: 2.0 if each.p is None else each.p)
    if len(found) > 1 and best.p is not None:  # nobody says which side passes: both are looked at, and paid for
        best = Jump(best.ratio, min(1.0, 2 * best.p), best.past, best.short, best.width, best.units)
    return Line(offset, best)


def _looked(panel: Panel, offset: float, way: int) -> Jump:
    unit, period = np.nonzero(np.isfinite(panel.value) & np.isfinite(panel.target))
    value, target = panel.value[unit, period], panel.target[unit, period] + offset
    step = steps(panel)[unit, period]
    far = beyond(way * value, way * target, step)
    return jump(far, unit, step)


def _between(panel: Panel) -> float:
    """Give the distance between lines: the least round figure (1, 2 or 5 of a power of ten) of a tenth of the sd."""
    tenth = float(np.nanstd(panel.value)) / 10
    if tenth <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(tenth))
    round_figures = np.array([1, 2, 5, 10]) * power
    return float(round_figures[round_figures >= tenth * (1 - 1e-9)][0])


def _adjusted(told: list[Line]) -> list[Line]:
    adjusted = adjust([line.found.p for line in told])
    return [Line(each.offset, each.found, p) for each, p in zip(told, adjusted, strict=True)]
