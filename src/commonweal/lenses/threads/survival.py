"""How long things wait where some are waiting still: the product-limit estimate (Kaplan & Meier 1958)."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import NORMAL, NOTHING, Doubt

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Survival:
    """The share still waiting, at each time at which something ended.

    Args:
        time: when, increasing, (times,).
        waiting: share still waiting just after, (times,).
        low: lower end of its 95 % interval, (times,).
        high: upper end, (times,).
    """

    time: NDArray[Any]
    waiting: Floats
    low: Floats
    high: Floats

    def median(self) -> Doubt:
        """Give the time at which half have ended, with its interval (Brookmeyer & Crowley 1982).

        The value, or an end of the interval, is None where the record ends before it is reached.
        """
        middle, low, high = (self._first(curve) for curve in (self.waiting, self.low, self.high))
        return Doubt(middle, low, high)

    def _first(self, curve: Floats) -> float | None:
        under = np.flatnonzero(curve <= 0.5 + 1e-12)
        return float(self.time[under[0]]) if len(under) else None


def survival(wait: NDArray[Any], ended: NDArray[np.bool_]) -> Survival:
    """Estimate the share still waiting from waits (things,) and whether each has ended or goes on, (things,).

    The interval is by Greenwood's variance on the scale of log(-log), which keeps it between 0 and 1. It takes
    things to end independently, and those whose end is not seen to be like the others.
    """
    time, place = np.unique(wait[ended], return_inverse=True)
    ends = np.bincount(place, minlength=len(time)).astype(float)
    risk = len(wait) - np.searchsorted(np.sort(wait), time, side="left").astype(float)
    waiting = np.cumprod(1 - ends / risk)
    with np.errstate(divide="ignore", invalid="ignore"):
        greenwood = np.cumsum(ends / (risk * (risk - ends)))
        power = np.exp(NORMAL * np.sqrt(greenwood) / np.log(waiting))  # below 1, for the logarithm is negative
        low, high = waiting ** (1 / power), waiting**power
    last = waiting <= 0  # where none waits any longer, the interval says no more than just before
    before = high[~last][-1] if (~last).any() else 1.0
    return Survival(time, waiting, np.where(last, 0.0, low), np.where(last, before, high))


def median_wait(wait: NDArray[Any], ended: NDArray[np.bool_]) -> Doubt:
    """Give the median wait; nothing where nothing waits or nothing has ended."""
    return survival(wait, ended).median() if ended.any() else NOTHING
