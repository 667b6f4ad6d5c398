"""Digit heaping: last digits 0 and 5 more often than one value in five, as when figures are rounded by hand.

Only where the last digit is free: values that move from period to period by many of their last digits have all
ten about equally often, whatever they measure (a smooth density over a step much finer than its spread).
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import share
from commonweal.lenses.signs.grain import decimal_step
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.sign import Seen, Sign

NAME = "last digits 0 and 5"
FREE = 7.0  # sd of a change, in last digits; the ten then differ by less than one in a thousand (normal values)
LEAST = 50
_UNIT = "share of values (20% by chance)"


def seek(seen: Seen) -> list[Sign]:
    """Look at the last digits of each indicator that is reported in digits."""
    return [_sign(panel) for panel in seen.panels]


def _sign(panel: Panel) -> Sign:
    sign = Sign(NAME, panel.indicator, unit=_UNIT)
    step = _digit(panel)
    if not step:
        return replace(sign, why="its values are reckoned, not written in digits")
    rows = _moving(panel.value / step)
    value = panel.value[rows]
    digits = np.round(np.abs(value[np.isfinite(value)]) / step).astype(np.int64) % 10
    if len(digits) < LEAST:
        return replace(sign, why="too few values, or their last digits hardly move")
    from scipy.stats import binomtest

    heaped = int(np.isin(digits, (0, 5)).sum())
    p = float(binomtest(heaped, len(digits), 0.2, alternative="greater").pvalue)
    return replace(sign, value=share(heaped, len(digits)), p=p, n=len(digits), series=len(rows))


def _moving(value: NDArray[np.float64]) -> NDArray[np.int64]:
    """Say which services move by enough of their last digits; `value` is (services, periods), in such digits."""
    moved = np.diff(value, axis=1)
    known = np.isfinite(moved)
    times = np.maximum(known.sum(1), 1)
    mean = np.where(known, moved, 0.0).sum(1) / times
    apart = np.where(known, moved - mean[:, None], 0.0)
    return np.flatnonzero(np.sqrt((apart**2).sum(1) / times) >= FREE * np.sqrt(2))


def _digit(panel: Panel) -> float:
    """Give the step of the last digit that is written; a figure always in fives is written to its ten's half."""
    step = decimal_step(panel.value)
    return float(10.0 ** np.floor(np.log10(step) + 1e-9)) if step > 0 else 0.0
