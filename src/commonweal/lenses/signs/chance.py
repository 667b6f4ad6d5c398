"""How likely chance is to show as much: signs flipped by unit, and trends in series that remember.

Values of one service hang together over time, and values of one period over services. A test that took them for
independent would find something everywhere; these take whole services, or whole periods, as what chance draws.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import NOTHING, Doubt

FLIPS, SERIES, SEED = 1999, 1999, 1  # draws of either chance
MORE_FLIPS = 49_999  # where the first draws leave p under a tenth: 0.01 is then known to 0.0005
LEAST_UNITS, LEAST_PERIODS = 8, 8
Floats = NDArray[np.float64]


def flipped(parts: NDArray[Any], seed: int = SEED) -> float | None:
    """Give the one-sided p that the sum over units of `parts` (units,) or (units, ways) is above 0 by chance.

    Under chance a unit's part is as often so much above 0 as below, so its sign is flipped at random, all of a
    unit at once (Wu 1986; Cameron, Gelbach & Miller 2008, wild clusters). Of several ways the greatest
    studentised sum counts, and is held against the greatest of each draw, so that p pays for having looked in
    all of them. None with fewer than eight units that say anything.
    """
    given = np.asarray(parts, float)
    given = given[:, None] if given.ndim == 1 else given
    size = np.sqrt((given**2).sum(0))
    ways = given[:, size > 0] / size[size > 0]
    ways = ways[(ways != 0).any(1)]
    if len(ways) < LEAST_UNITS:
        return None
    p = _share_over(ways, FLIPS, seed)
    return _share_over(ways, MORE_FLIPS, seed) if p < 0.1 else p


def _share_over(ways: Floats, draws: int, seed: int) -> float:
    luck, over, left = np.random.default_rng(seed), 0, draws
    while left:
        now = min(left, max(1, 2_000_000 // len(ways)))  # a few megabytes at a time
        drawn = 2 * (luck.integers(0, 2, (now, len(ways)), dtype=np.int8) @ ways) - ways.sum(0)
        over += int((drawn.max(1) >= ways.sum(0).max() - 1e-12).sum())
        left -= now
    return (1 + over) / (1 + draws)


@dataclass(frozen=True)
class Trend:
    """A trend: how much more with each period, with its interval, and the one-sided p that it only seems to rise."""

    slope: Doubt
    p: float | None
    services: int = 0
    periods: int = 0
    values: int = 0


NO_TREND = Trend(NOTHING, None)


def trend(grid: NDArray[Any], level: NDArray[Any] | None = None) -> Trend:
    """Look for a rise over periods in a grid (services, periods), NaN where nothing was told.

    Chance must fail twice: as the luck of services, whose slopes are flipped, each whole (shared by no other);
    and as the luck of periods, in which the mean over services - or `level` (periods,), if given - wanders as a
    series that remembers its last value does. The greater p counts. Services with values in fewer than half of
    the periods are left out, then periods with fewer than half of the services.
    """
    kept, times = usable(grid)
    if kept is None:
        return NO_TREND
    time = np.broadcast_to(times, kept.shape)
    there = np.isfinite(kept)
    own = kept - _mean(kept, there)
    slopes = np.where(there, own * (time - _mean(time, there)), 0.0).sum(1)
    middle = np.nanmean(own, 0) if level is None else np.asarray(level, float)[times.astype(int)]
    slope, by_period = wander(middle, times)
    by_unit = flipped(slopes)
    p = None if by_unit is None or by_period is None else max(by_unit, by_period)
    return Trend(slope, p, len(kept), len(times), int(there.sum()))


def usable(grid: NDArray[Any]) -> tuple[Floats | None, Floats]:
    """Give the part of a grid that is told well enough, and which periods are kept; None if too little is."""
    there = np.isfinite(grid)
    periods = there.any(0)
    rows = there.sum(1) * 2 >= max(periods.sum(), 1)
    columns = there[rows].sum(0) * 2 >= max(rows.sum(), 1)
    if rows.sum() < LEAST_UNITS or columns.sum() < LEAST_PERIODS:
        return None, np.zeros(0)
    part = np.asarray(grid, float)[rows][:, columns]
    return part[np.isfinite(part).any(1)], np.flatnonzero(columns).astype(float)


def wander(series: NDArray[Any], times: NDArray[Any], seed: int = SEED) -> tuple[Doubt, float | None]:
    """Give the slope of a series (periods,), and the one-sided p of a rise under first-order autoregression.

    The autocorrelation of the residuals is freed of its bias towards 0 (Kendall 1954) and then taken one
    standard error higher, on the careful side; the slope's studentised value is held against simulated ones.
    """
    y, n = np.asarray(series, float), len(series)
    t = times - times.mean()
    slope, ratio, left = _fit(y[None], t)
    if not np.isfinite(ratio[0]) or left[0] @ left[0] <= 1e-18 * max(1.0, y @ y):
        return Doubt(float(slope[0])), None
    first = float(left[0, 1:] @ left[0, :-1] / (left[0] @ left[0]))
    freed = (n * first + 2) / (n - 4)
    memory = float(np.clip(freed + np.sqrt(max(1 - min(freed, 1.0) ** 2, 0.0) / n), 0.0, 0.97))
    drawn = _fit(_remembering(memory, n, seed), t)[1]
    p = (1 + int((drawn >= ratio[0]).sum())) / (1 + len(drawn))
    half = abs(float(slope[0] / ratio[0])) * float(np.quantile(np.abs(drawn), 0.95)) if ratio[0] else np.nan
    return Doubt(float(slope[0]), float(slope[0]) - half, float(slope[0]) + half), p


def _fit(y: Floats, t: Floats) -> tuple[Floats, Floats, Floats]:
    """Fit lines to series (series, n): slopes, slopes over their standard errors, residuals."""
    slope = y @ t / (t @ t)
    left = y - y.mean(1, keepdims=True) - slope[:, None] * t
    error = np.sqrt((left**2).sum(1) / (len(t) - 2) / (t @ t))
    with np.errstate(divide="ignore", invalid="ignore"):
        return slope, slope / error, left


def _remembering(memory: float, n: int, seed: int) -> Floats:
    noise = _noise(n, seed).copy()
    for i in range(1, n):
        noise[:, i] = memory * noise[:, i - 1] + np.sqrt(1 - memory**2) * noise[:, i]
    return noise


@lru_cache(maxsize=16)
def _noise(n: int, seed: int) -> Floats:
    return np.random.default_rng(seed).normal(size=(SERIES, n))


def _mean(grid: Floats, there: NDArray[np.bool_]) -> Floats:
    return np.asarray((np.where(there, grid, 0.0).sum(1) / there.sum(1))[:, None])
