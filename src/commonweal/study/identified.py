"""How much the targets say about each parameter: its interval before and after, and what it moves with."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.study.waves import Matched

COVERS = 0.9  # what these intervals cover
HARDLY = 0.8  # an interval still this share of what it was, or more: not identified
NEAR_END = 0.06  # of the range; the plain 90 % interval leaves 0.05 at each end
TOGETHER = 0.3  # correlations told are at least this large

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Identified:
    """One parameter after the targets were looked at."""

    low: float
    median: float
    high: float
    share: float  # width of its 90 % interval, as a share of that before
    correlations: tuple[float, ...]  # with each parameter, in order
    at_end: bool = False  # its interval lies against an end of its range: the range bounds it, not the targets

    @property
    def identified(self) -> bool:
        """Whether the targets narrowed it enough to speak of."""
        return self.share < HARDLY


def identified(matched: Matched) -> tuple[Identified, ...]:
    """Say what is known of each parameter. Raises ValueError if nothing is left."""
    weights, points = matched.weights, matched.candidates
    if weights.sum() == 0:
        raise ValueError("nothing is left to say anything of")
    with np.errstate(invalid="ignore", divide="ignore"):
        together = _correlation(points, weights)
    tail = (1 - COVERS) / 2
    found = []
    for i in range(points.shape[1]):
        low, median, high = quantiles(points[:, i], weights, (tail, 0.5, 1 - tail))
        before = COVERS * (matched.high[i] - matched.low[i])
        near = NEAR_END * (matched.high[i] - matched.low[i])
        at_end = bool(low < matched.low[i] + near or high > matched.high[i] - near)
        found.append(Identified(low, median, high, (high - low) / before, tuple(map(float, together[i])), at_end))
    return tuple(found)


def quantiles(values: Array, weights: Array, at: tuple[float, ...]) -> tuple[float, ...]:
    """Give quantiles of weighted values (n,)."""
    order = values.argsort()
    reached = np.cumsum(weights[order]) / weights.sum()
    return tuple(float(values[order][min(int(np.searchsorted(reached, q)), len(values) - 1)]) for q in at)


def _correlation(points: Array, weights: Array) -> Array:
    covariance = np.atleast_2d(np.cov(points.T, aweights=weights))
    deviation = np.sqrt(np.diag(covariance))
    return np.asarray(np.nan_to_num(covariance / np.outer(deviation, deviation)))
