"""Denominator drift: the share improves while fewer count.

A share may be raised by leaving out those who would lower it; the denominator then falls.
"""

from dataclasses import replace

import numpy as np

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.signs.chance import trend
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.sign import Seen, Sign

NAME = "improving while fewer count"
_UNIT = "change of the denominator a year"


def seek(seen: Seen) -> list[Sign]:
    """Look at each indicator that is asked for and whose denominator the record holds."""
    return [_sign(panel) for panel in seen.asked if (panel.denominator > 0).any()]


def _sign(panel: Panel) -> Sign:
    sign = Sign(NAME, panel.indicator, unit=_UNIT)
    if not panel.better:
        return replace(sign, why="the record does not say which way is better")
    counted = (panel.denominator > 0) & np.isfinite(panel.value)
    people = np.log(np.where(counted, panel.denominator, np.nan))
    better = trend(np.where(counted, panel.better * panel.value, np.nan))
    fewer = trend(-people)
    if better.p is None or fewer.p is None:
        return replace(sign, why="it takes eight services and eight periods, with values that differ")
    value = _a_year(fewer.slope, panel.years)
    return replace(sign, value=value, p=max(better.p, fewer.p), n=fewer.values, series=fewer.services)


def _a_year(fall: Doubt, years: float) -> Doubt:
    def change(slope: float | None) -> float | None:
        return None if slope is None else float(np.expm1(-slope / years))

    return Doubt(change(fall.value), change(fall.high), change(fall.low))
