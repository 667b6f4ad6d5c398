"""How sure a few runs make us: means with Student-t intervals, and differences between runs that shared luck.

A run that cannot tell an outcome gives NaN; it is left out, and `n` says how many runs could tell.
"""

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np
from numpy.typing import NDArray

from commonweal.study.student import quantile, two_sided

LEVEL = 0.95  # what every interval of a study covers
ROUNDING = 1e-9  # values this close, as a share of their size, differ only in how their sums were rounded


@dataclass(frozen=True)
class Interval:
    """A mean over runs with its 95 % interval; None where the runs cannot tell."""

    mean: float | None
    low: float | None
    high: float | None
    n: int

    def as_data(self) -> dict[str, float | int | None]:
        """Give it for other programs."""
        return {"mean": self.mean, "low": self.low, "high": self.high, "n": self.n}

    @property
    def excludes_zero(self) -> bool:
        """Whether the interval lies wholly on one side of zero."""
        return self.low is not None and self.high is not None and (self.low > 0 or self.high < 0)


@dataclass(frozen=True)
class Difference(Interval):
    """A mean difference b - a over paired runs, and what sharing luck was worth."""

    p: float | None = None  # chance of a mean difference as far from zero if there were none (paired t)
    paired_variance_ratio: float | None = None

    @property
    def by_construction(self) -> bool:
        """Whether every run gave exactly no difference."""
        return self.n > 0 and self.mean == 0 and self.low in (None, 0) and self.high in (None, 0)


def interval(values: NDArray[np.float64]) -> Interval:
    """Give the mean over runs (runs,) with its interval; bounds need two runs that can tell."""
    told = values[~np.isnan(values)]
    n = len(told)
    if n == 0:
        return Interval(None, None, None, 0)
    mean = float(told.mean())
    if n == 1:
        return Interval(mean, None, None, 1)
    half = quantile(LEVEL, n - 1) * _standard_error(told)
    return Interval(mean, mean - half, mean + half, n)


def paired(a: NDArray[np.float64], b: NDArray[np.float64]) -> Difference:
    """Give the difference b - a over runs (runs,) that shared luck; a run counts if both sides can tell."""
    both = ~(np.isnan(a) | np.isnan(b))
    difference = (b - a)[both]
    difference[np.abs(difference) <= ROUNDING * np.maximum(np.abs(a), np.abs(b))[both]] = 0.0
    found = interval(difference)
    return Difference(
        found.mean, found.low, found.high, found.n, _chance(difference), variance_ratio(a[both], b[both])
    )


def variance_ratio(a: NDArray[np.float64], b: NDArray[np.float64]) -> float | None:
    """Give how much wider, in variance, the difference would be had each regime met luck of its own.

    (var a + var b) / var(b - a) over the same runs (runs,); above 1 where sharing luck helped. None with
    fewer than two runs, or where the difference does not vary at all.
    """
    if len(a) < 2:
        return None
    apart, together = float(a.var(ddof=1) + b.var(ddof=1)), float((b - a).var(ddof=1))
    # a difference that varies only by rounding is a constant, and the ratio would be noise
    return apart / together if together > ROUNDING**2 * float((a * a).mean()) else None


def _standard_error(values: NDArray[np.float64]) -> float:
    if np.all(values == values[0]):
        return 0.0  # exactly; the usual sum would leave rounding behind
    return float(values.std(ddof=1)) / sqrt(len(values))


def _chance(difference: NDArray[np.float64]) -> float | None:
    n = len(difference)
    if n < 2:
        return None
    error, mean = _standard_error(difference), float(difference.mean())
    if error == 0:
        return 1.0 if mean == 0 else 0.0
    return two_sided(mean / error if error > 0 else inf, n - 1)
