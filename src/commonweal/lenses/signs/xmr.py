"""XmR charts (individuals and moving ranges) by the rules of NHS England's Making Data Count.

Constants and rules are those of NHSRplotthedots 0.2.2 (MIT licence), the NHS-R community's version of the NHS
tool: limits at 2.66 mean moving ranges from the mean; moving ranges of 3.267 times their mean or more screened
out once. The chart is that of Shewhart, in the form of Wheeler (2000).
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

LIMIT, SCREEN, NEAR = 2.66, 3.267, 2 / 3
RUN, SHORT = 7, 12
RULES = ("outside the limits", "seven on one side of the mean", "a trend of seven", "two of three near a limit")
ORDINARY = "ordinary"

# Share of series of pure noise (independent, normal) with a special cause, by length: screened, and not.
# From 100,000 series each (standard error at most 0.0016); the slow test reckons some of them anew.
_LENGTHS = (7, 10, 12, 16, 20, 24, 30, 36, 48, 60, 84, 120)
_NOISE = {
    True: (0.0266, 0.0527, 0.0724, 0.1101, 0.146, 0.1843, 0.2399, 0.2927, 0.385, 0.4678, 0.602, 0.7416),
    False: (0.0176, 0.0324, 0.0464, 0.081, 0.1157, 0.1513, 0.2069, 0.259, 0.3515, 0.4347, 0.5716, 0.7161),
}
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Chart:
    """An XmR chart of one series; all arrays are (..., n), the points in order of time.

    Args:
        values: the points.
        mean: of the points of the same part.
        low: lower process limit.
        high: upper process limit.
        rule: which of `RULES` makes a point special, the first that does; -1: none.
        short: whether a part has fewer than twelve points, too few for limits to be trusted.
    """

    values: Floats
    mean: Floats
    low: Floats
    high: Floats
    rule: NDArray[np.int64]
    short: bool

    @property
    def special(self) -> NDArray[np.bool_]:
        """Which points are special causes."""
        return np.asarray(self.rule >= 0)


def chart(values: NDArray[Any], starts: tuple[int, ...] = (), screen: bool = True) -> Chart:
    """Chart values (..., n); limits and rules begin anew at the positions `starts` (rebasing)."""
    given = np.asarray(values, float)
    n = given.shape[-1]
    cuts = [0, *sorted({s for s in starts if 0 < s < n}), n]
    parts = [_part(given[..., a:b], screen) for a, b in pairwise(cuts)]
    mean, low, high, rule = (np.concatenate(each, -1) for each in zip(*parts, strict=True))
    return Chart(given, mean, low, high, rule, bool(min(np.diff(cuts)) < SHORT))


def assurance(drawn: Chart, target: float, better: int) -> str:
    """Say how a target lies to the limits of a chart's last part; ordinary variation alone never leaves them."""
    low, high = float(drawn.low[-1]), float(drawn.high[-1])
    if not np.isfinite(target):
        return "no target"
    if low <= target <= high:
        return "now met, now missed, by ordinary variation"
    if better == 0:
        return "the target is above what is ordinary" if target > high else "the target is below what is ordinary"
    met = (target < low) == (better > 0)
    return "consistently met" if met else "consistently missed"


def by_chance(length: int, screen: bool = True) -> float:
    """Give the share of series of pure noise, so many points long, in which these rules find a special cause."""
    told = _NOISE[screen]
    if length <= _LENGTHS[-1]:
        return float(np.interp(length, _LENGTHS, told)) * (length >= RUN)
    each = -np.log1p(-told[-1]) / _LENGTHS[-1]  # beyond the table: as many a point as at its end
    return float(-np.expm1(-each * length))


def noise_rate(length: int, series: int, screen: bool = True, seed: int = 1) -> float:
    """Simulate that share anew."""
    found, left, luck = 0, series, np.random.default_rng(seed)
    while left:
        now = min(left, max(1, 1_000_000 // length))
        found += int(chart(luck.normal(size=(now, length)), screen=screen).special.any(-1).sum())
        left -= now
    return found / series


def _part(y: Floats, screen: bool) -> tuple[Floats, Floats, Floats, NDArray[np.int64]]:
    mean = y.mean(-1, keepdims=True)
    width = LIMIT * _moving_range(y, screen)
    tiny = 1e-9 * (np.abs(mean) + width)  # so that rounding makes no constant series special
    off = np.where(np.abs(y - mean) <= tiny, 0.0, y - mean)
    side = np.sign(off)
    outside = np.abs(off) > width + tiny
    close = ~outside & (np.abs(off) > NEAR * width + tiny)
    found = (outside, _runs(side), _trends(y), _near(close, side))
    rule = np.full(y.shape, -1)
    for i, points in reversed(list(enumerate(found))):
        rule[points] = i
    ones = np.ones_like(y)
    return mean * ones, (mean - width) * ones, (mean + width) * ones, rule


def _moving_range(y: Floats, screen: bool) -> Floats:
    if y.shape[-1] < 2:
        return np.zeros((*y.shape[:-1], 1))
    moved = np.abs(np.diff(y, axis=-1))
    mean = moved.mean(-1, keepdims=True)
    if not screen:
        return np.asarray(mean)
    kept = (moved < SCREEN * mean) | (mean == 0)
    return np.asarray((moved * kept).sum(-1, keepdims=True) / np.maximum(kept.sum(-1, keepdims=True), 1))


def _runs(side: Floats) -> NDArray[np.bool_]:
    if side.shape[-1] < RUN:
        return np.zeros(side.shape, bool)
    seven = sliding_window_view(side, RUN, axis=-1)
    return _spread_over((np.abs(seven.sum(-1)) == RUN), RUN, side.shape[-1])


def _trends(y: Floats) -> NDArray[np.bool_]:
    if y.shape[-1] < RUN:
        return np.zeros(y.shape, bool)
    steps = sliding_window_view(np.sign(np.diff(y, axis=-1)), RUN - 1, axis=-1)
    return _spread_over(np.abs(steps.sum(-1)) == RUN - 1, RUN, y.shape[-1])


def _near(close: NDArray[np.bool_], side: Floats) -> NDArray[np.bool_]:
    if side.shape[-1] < 3:
        return np.zeros(side.shape, bool)
    two = sliding_window_view(close, 3, axis=-1).sum(-1) >= 2
    alike = np.abs(sliding_window_view(side, 3, axis=-1).sum(-1)) == 3
    return _spread_over(two & alike, 3, side.shape[-1]) & close


def _spread_over(windows: NDArray[np.bool_], width: int, n: int) -> NDArray[np.bool_]:
    """Say which points (..., n) stand in a window that was found; `windows` by their first point."""
    points = np.zeros((*windows.shape[:-1], n), bool)
    for i in range(width):
        points[..., i : n - width + 1 + i] |= windows
    return points
