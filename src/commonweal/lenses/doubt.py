"""How sure a figure from a record is: 95 % intervals for shares, rates, means and medians.

An interval speaks of chance alone: of what other weeks, people or answers like these would have given. What a
record leaves out is told apart, by its coverage.
"""

from dataclasses import dataclass
from math import nan, sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, bdtrik, gammaincinv, stdtrit  # scipy.stats takes two seconds to load

LEVEL = 0.95
_TAIL = (1 - LEVEL) / 2
NORMAL = NormalDist().inv_cdf(1 - _TAIL)
"""How many standard errors an interval reaches to each side, where the normal curve holds."""

_DRAWS = 999  # of a bootstrap; the interval's ends move by about a twentieth of its length from seed to seed


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value with the ends of its interval; None where the record is too small to tell."""

    value: float | None
    low: float | None = None
    high: float | None = None


NOTHING = Doubt(None)


def share(count: float, n: float) -> Doubt:
    """Give count / n with its score interval (Wilson 1927), which never leaves 0 to 1."""
    if n <= 0:
        return NOTHING
    z, p = NORMAL, count / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    # at none and at all the end is the share itself, but for the last binary digit
    return Doubt(p, 0.0 if count == 0 else middle - half, 1.0 if count == n else middle + half)


def rate(count: float, exposure: float, per: float = 1.0) -> Doubt:
    """Give events per unit of exposure with the exact Poisson interval (Garwood 1936)."""
    if exposure <= 0:
        return NOTHING
    low = gammaincinv(count, _TAIL) if count > 0 else 0.0
    high = gammaincinv(count + 1, 1 - _TAIL)
    return Doubt(count / exposure * per, float(low) / exposure * per, float(high) / exposure * per)


def mean(values: NDArray[Any]) -> Doubt:
    """Give the mean of values (n,) with Student's t interval; unknown values are left out."""
    told = _told(values)
    if len(told) < 2:
        return Doubt(float(told[0])) if len(told) else NOTHING
    half = float(stdtrit(len(told) - 1, 1 - _TAIL)) * float(told.std(ddof=1)) / sqrt(len(told))
    middle = float(told.mean())
    return Doubt(middle, middle - half, middle + half)


def median(values: NDArray[Any]) -> Doubt:
    """Give the median of values (n,) with the interval between order statistics, free of any distribution.

    The ranks are those of the binomial (Conover 1999, section 3.2); under six values there is no interval.
    """
    told = _told(values)
    n = len(told)
    if n == 0:
        return NOTHING
    rank = _rank(n)
    if rank < 1:
        return Doubt(float(np.median(told)))
    ranked = np.partition(told, (rank - 1, (n - 1) // 2, n // 2, n - rank))  # a whole sort would be wasted
    middle = (ranked[(n - 1) // 2] + ranked[n // 2]) / 2
    return Doubt(float(middle), float(ranked[rank - 1]), float(ranked[n - rank]))


def ratio(top: NDArray[Any], bottom: NDArray[Any]) -> Doubt:
    """Give sum(top) / sum(bottom) over units (n,) drawn together, as persons with their events are.

    The interval is by linearisation over units (Cochran 1977, ch. 6), so that many events of one unit do not
    pass for many units.
    """
    below = float(bottom.sum())
    if below <= 0:
        return NOTHING
    value, n = float(top.sum()) / below, len(top)
    if n < 2:
        return Doubt(value)
    spread = (top - value * bottom).astype(float)
    half = NORMAL * sqrt(n / (n - 1) * float(spread @ spread)) / below
    return Doubt(value, value - half, value + half)


def bootstrap(values: NDArray[Any], statistic: Any, seed: int = 1, draws: int = _DRAWS) -> Doubt:
    """Give any statistic of units (n, ...) with the percentile interval of draws with replacement (Efron 1979).

    The seed is fixed, so that the same record always gives the same figure.
    """
    n = len(values)
    if n < 2:
        return Doubt(float(statistic(values))) if n else NOTHING
    luck = np.random.default_rng(seed)
    drawn = np.array([statistic(values[luck.integers(0, n, n)]) for _ in range(draws)], float)
    low, high = np.nanquantile(drawn, (_TAIL, 1 - _TAIL)) if np.isfinite(drawn).any() else (nan, nan)
    return Doubt(float(statistic(values)), float(low), float(high))


def _told(values: NDArray[Any]) -> NDArray[np.float64]:
    given = np.asarray(values, float)
    told: NDArray[np.float64] = given[~np.isnan(given)]
    return told


def _rank(n: int) -> int:
    """Give the greatest rank r with P(fewer than r of n values below the median) at most a tail; 0 if there is none."""
    guess = max(0, int(bdtrik(_TAIL, n, 0.5)))
    return max((r for r in range(max(0, guess - 1), guess + 3) if r == 0 or bdtr(r - 1, n, 0.5) <= _TAIL), default=0)
