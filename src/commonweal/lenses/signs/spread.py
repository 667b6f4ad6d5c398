"""Loss of spread: services grow alike on a measure, as they do when it is run down to what is asked.

Van Thiel & Leeuw (2002) describe how an indicator loses the power to tell good from bad.
"""

from dataclasses import replace

import numpy as np

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.signs.chance import NO_TREND, trend, usable
from commonweal.lenses.signs.panel import Panel
from commonweal.lenses.signs.sign import Seen, Sign

NAME = "services growing alike"
_UNIT = "spread at the end for each at the start"
_TOO_LITTLE = "it takes eight services and eight periods"


def seek(seen: Seen) -> list[Sign]:
    """Look for shrinking differences between services on each indicator that is asked for."""
    return [_sign(panel) for panel in seen.asked]


def _sign(panel: Panel) -> Sign:
    sign = Sign(NAME, panel.indicator, unit=_UNIT)
    kept, times = usable(panel.value)
    if kept is None:
        return replace(sign, why=_TOO_LITTLE)
    apart = (kept - np.nanmean(kept, 0)) ** 2
    variance = np.nanmean(apart, 0)
    if not (variance > 0).all():
        return replace(sign, why="in some period all services report the same")
    found = trend(-apart, -np.log(variance))
    if found is NO_TREND or found.slope.value is None:
        return replace(sign, why=_TOO_LITTLE)
    value = _over_the_record(found.slope, times[-1] - times[0])
    why = "its spread does not change" if found.p is None else ""
    return replace(sign, value=value, p=found.p, n=found.values, series=found.services, why=why)


def _over_the_record(slope: Doubt, periods: float) -> Doubt:
    """Turn the fall of log variance a period into the ratio of standard deviations from end to start."""

    def ratio(fall: float | None) -> float | None:
        return None if fall is None else float(np.exp(-fall * periods / 2))

    return Doubt(ratio(slope.value), ratio(slope.high), ratio(slope.low))
