"""A rising measure with flat or falling companions: what is asked for improves, what is not does not.

Tomkinson (2016) reports it of paid-for-performance contracts: paid measures up, unpaid ones flat or worse.
Each measure that is asked for is held against each other measure of the same services, in the direction that is
meant to be better, in units of its own spread within services.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.signs.chance import Trend, trend
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.sign import Seen, Sign

NAME = "rising while a companion does not"
_UNIT = "sd a year, more than the companion"
MOST = 400  # pairs in all; with more indicators, each that is asked for is held against the first of the others
Floats = NDArray[np.float64]


def seek(seen: Seen) -> list[Sign]:
    """Look at each measure that is asked for beside each other one of the same services."""
    own = {panel.id: trend(panel.better * panel.value) for panel in seen.panels}
    return [_sign(one, other, own) for one, other in pairs(seen.asked, seen.panels)]


def pairs(asked: Sequence[Panel], panels: Sequence[Panel]) -> list[tuple[Panel, Panel]]:
    """Give each measure that is asked for with its companions, those that nobody asks for first."""
    each = max(1, MOST // max(len(asked), 1))
    others = sorted(panels, key=lambda panel: (panel.asked, panel.indicator))
    return [(one, other) for one in asked for other in [o for o in others if o is not one][:each]]


def _sign(one: Panel, other: Panel, own: Mapping[str, Trend]) -> Sign:
    sign = Sign(NAME, f"{one.indicator} beside {other.indicator}", unit=_UNIT)
    if not one.better or not other.better:
        return replace(sign, why="the record does not say which way is better")
    first, second = together(one, other)
    if not np.isfinite(first).any():
        return replace(sign, why="the two have no services and periods in common")
    rises, companion, apart = own[one.id], own[other.id], trend(first - second)
    if rises.p is None or apart.p is None:
        return replace(sign, why="it takes eight services and eight periods of both, with values that differ")
    value = _a_year(apart, one.years)
    why = "the companion rises too" if companion.p is not None and companion.p <= LEVEL else ""
    return replace(sign, value=value, p=max(rises.p, apart.p), n=apart.values, series=apart.services, why=why)


def together(one: Panel, other: Panel) -> tuple[Floats, Floats]:
    """Give two panels on their common services and periods, each (services, periods), better being up, in own sd."""
    services = [name for name in one.services if name in set(other.services)]
    starts = np.intersect1d(one.starts, other.starts)
    if not services or not len(starts):
        return np.zeros((0, 0)), np.zeros((0, 0))
    first, second = _part(one, services, starts), _part(other, services, starts)
    both = np.isfinite(first) & np.isfinite(second)
    return _in_sd(np.where(both, first, np.nan)), _in_sd(np.where(both, second, np.nan))


def move_together(one: Panel, other: Panel) -> doubt.Doubt:
    """Give the correlation of changes from period to period of the two, with its interval drawn over services."""
    first, second = together(one, other)
    if first.shape[0] < 2 or first.shape[1] < 2:
        return doubt.NOTHING
    steps = np.stack([np.diff(first, axis=1), np.diff(second, axis=1)], 2)
    steps = np.where(np.isfinite(steps).all(2, keepdims=True), steps, 0.0)
    left, right = steps[..., 0], steps[..., 1]
    sums = np.stack([(left * right).sum(1), (left**2).sum(1), (right**2).sum(1)], 1)

    def correlation(drawn: Floats) -> float:
        cross, one_way, other_way = drawn.sum(0)
        return float(cross / np.sqrt(one_way * other_way)) if one_way > 0 and other_way > 0 else float("nan")

    told = doubt.bootstrap(sums, correlation)
    return told if told.value is not None and np.isfinite(told.value) else doubt.NOTHING


def _part(panel: Panel, services: list[str], starts: NDArray[np.int64]) -> Floats:
    rows = np.array([panel.services.index(name) for name in services])
    part: Floats = panel.value[rows][:, np.searchsorted(panel.starts, starts)]
    return part * (panel.better or 1)


def _in_sd(grid: Floats) -> Floats:
    there = np.isfinite(grid)
    times = np.maximum(there.sum(1, keepdims=True), 1)
    own = grid - np.where(there, grid, 0.0).sum(1, keepdims=True) / times
    spread = np.sqrt(np.where(there, own**2, 0.0).sum() / max(int(there.sum()), 1))
    return grid / spread if spread > 0 else np.full(grid.shape, np.nan)


def _a_year(found: Trend, years: float) -> doubt.Doubt:
    told = (found.slope.value, found.slope.low, found.slope.high)
    return doubt.Doubt(*(None if each is None else each / years for each in told))
