"""When one way of commissioning overtakes another: years at which a mean difference path changes sign.

A year's value belongs to its middle (year 1 is at 0.5); between years the path is straight. The interval
comes from drawing runs anew, with replacement, by a generator keyed by the study's seed: always the same.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from commonweal.study.interval import interval

RESAMPLES = 2000
STREAM = 7  # keys the draws apart from the seeds of the runs


@dataclass(frozen=True)
class Crossing:
    """A change of sign of b - a, `year` years after the branch."""

    year: float
    low: float | None  # 95 % of the resamples that cross in this direction; None with fewer than two runs
    high: float | None
    rises: bool  # from b below a to b above a
    support: float | None  # share of resamples that cross in this direction
    clear: bool  # some year before lies wholly on one side of zero and some year after wholly on the other


def resamples(runs: int, seed: int) -> NDArray[np.float64]:
    """Give how often each run is drawn in each resample, as weights (RESAMPLES, runs) that sum to 1."""
    draw = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, runs, STREAM])))
    picked = draw.integers(runs, size=(RESAMPLES, runs))
    counts = (picked[:, :, None] == np.arange(runs)).sum(axis=1)
    return np.asarray(counts / runs, np.float64)


def crossings(difference: NDArray[np.float64], weights: NDArray[np.float64]) -> tuple[Crossing, ...]:
    """Find where the mean of difference paths (runs, years) changes sign.

    `weights` (resamples, runs) comes from `resamples`. A run that cannot tell some year is left out.
    """
    told = ~np.isnan(difference).any(axis=1)
    if not told.any():
        return ()
    paths = difference[told]
    return tuple(
        _describe(at, rises, paths, weights[:, told]) for at, rises in sign_changes(paths.mean(axis=0))
    )


def sign_changes(path: NDArray[np.float64]) -> list[tuple[float, bool]]:
    """Give each change of sign of a path (years,): years after the branch, and whether it rises."""
    known = np.flatnonzero(path)  # a year exactly at zero is on neither side
    found = []
    for i, j in pairwise(known):
        if (path[i] < 0) != (path[j] < 0):
            at = i + (j - i) * path[i] / (path[i] - path[j])
            found.append((float(at) + 0.5, bool(path[j] > 0)))
    return found


def _describe(at: float, rises: bool, paths: NDArray[np.float64], weights: NDArray[np.float64]) -> Crossing:
    if len(paths) < 2:
        return Crossing(at, None, None, rises, None, clear=False)
    whole = weights.sum(axis=1, keepdims=True)
    drawn = weights[whole[:, 0] > 0] / whole[whole[:, 0] > 0]
    nearest = _nearest(drawn @ (paths if rises else -paths), at)
    support = len(nearest) / len(drawn)
    if not len(nearest):
        return Crossing(at, None, None, rises, support, clear=False)
    low, high = np.quantile(nearest, (0.025, 0.975))
    return Crossing(at, float(low), float(high), rises, support, _clear(at, paths if rises else -paths))


def _nearest(paths: NDArray[np.float64], at: float) -> NDArray[np.float64]:
    """Give the rise through zero nearest to `at` in each path (paths, years) that has one."""
    before, after = paths[:, :-1], paths[:, 1:]
    rises = (before < 0) & (after >= 0)
    share = np.divide(before, before - after, out=np.zeros_like(before), where=rises)
    years = np.where(rises, np.arange(before.shape[1]) + share + 0.5, np.inf)
    best = np.argmin(np.abs(years - at), axis=1)
    found = years[np.arange(len(years)), best]
    return np.asarray(found[np.isfinite(found)])


def _clear(at: float, paths: NDArray[np.float64]) -> bool:
    """Tell whether a year before `at` lies wholly below zero, and a year after it wholly above."""
    yearly = [(i + 0.5, interval(year)) for i, year in enumerate(paths.T)]
    below = any(y.high is not None and y.high < 0 for middle, y in yearly if middle < at)
    above = any(y.low is not None and y.low > 0 for middle, y in yearly if middle > at)
    return below and above
