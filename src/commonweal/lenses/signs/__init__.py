"""Signs that a measure may no longer tell the truth, one to a file: each has `NAME` and `seek(seen)`.

`SIGNS` names them in the order in which they are told.
"""

from commonweal.lenses.signs import bunching, companions, denominator, heaping, period_end, scores, spread
from commonweal.lenses.signs.panel import Panel, panels
from commonweal.lenses.signs.sign import Seen, Sign, adjust
from commonweal.lenses.signs.xmr import Chart, chart

SIGNS = (bunching, spread, companions, denominator, heaping, period_end, scores)
"""The modules that look for a sign each."""

__all__ = ["SIGNS", "Chart", "Panel", "Seen", "Sign", "adjust", "chart", "panels"]
