"""The grain of values: the least step by which reported values differ, and lines freed of it.

A share of 40 people moves by fortieths, and a rounded figure by its last digit: seen closely, such values stand
in heaps, and one of them stands on the line. Each value is spread evenly over its own step, and the line put
between the last value that misses and the first that passes, so that no heap of that kind passes for a jump.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.signs.panel import Panel

MOST_DIGITS = 4  # after the point; values with more are as good as continuous
_EXACT = 2.0**50  # beyond it, a number no longer holds its last digits
Floats = NDArray[np.float64]


def decimal_step(values: NDArray[Any]) -> float:
    """Give the step of a decimal grid on which all values (n,) lie, such as 0.1; 0 if on none."""
    told = values[np.isfinite(values)]
    for digits in range(MOST_DIGITS + 1):
        scaled = told * 10.0**digits
        if not len(told) or np.abs(scaled).max() > _EXACT:
            return 0.0
        whole = np.round(scaled)
        if (np.abs(scaled - whole) <= 1e-6 * np.maximum(1.0, np.abs(scaled) * 1e-3)).all():
            common = int(np.gcd.reduce(np.abs(whole).astype(np.int64))) or 1
            return common / 10.0**digits
    return 0.0


def steps(panel: Panel) -> Floats:
    """Give the step of each value of a panel, (services, periods); 0 where it has none that can be told."""
    step = np.full(panel.value.shape, decimal_step(panel.value))
    n = panel.denominator
    counted = np.isfinite(panel.value) & (n > 0)
    if not counted.any():
        return step
    share, people = panel.value[counted] / panel.whole, n[counted]
    top = share * people
    if (np.abs(top - np.round(top)) <= 1e-6 * np.maximum(1.0, people)).mean() > 0.99:
        fine = panel.whole / np.where(n > 0, n, np.inf)
        step = np.maximum(step, np.where(counted, fine, 0.0))
    return step


def beyond(values: NDArray[Any], lines: NDArray[Any], step: NDArray[Any], seed: int = 1) -> Floats:
    """Give how far values (n,) pass their lines, at or above being a pass; spread over their steps, (n,)."""
    step = np.broadcast_to(np.asarray(step, float), values.shape)
    safe = np.where(step > 0, step, 1.0)
    first = np.ceil(np.round(lines / safe, 6)) * safe
    spread = np.random.default_rng(seed).uniform(-0.5, 0.5, values.shape) * safe
    return np.where(step > 0, values - (first - safe / 2) + spread, values - lines)
