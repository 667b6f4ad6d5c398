"""The plan or the forecast of the open year as a grid of components and months, in pence."""

import hashlib
from datetime import date

from commonweal.live.fund.models import Fund, MonthFigure
from commonweal.live.fund.position import months_of

Grid = dict[tuple[int, date], int]


def grid(fund: Fund, kind: str) -> Grid:
    """What stands in each month of the open year, by the component's key and the month's first day."""
    rows = MonthFigure.objects.filter(fund=fund, kind=kind, month__in=months_of(fund.year_starts))
    return {(component, month): pence for component, month, pence in rows.values_list("component", "month", "pence")}


def stamp(fund: Fund, kind: str) -> str:
    """A digest of the grid: while it is the same, nobody has changed a figure."""
    cells = sorted((key, month.isoformat(), pence) for (key, month), pence in grid(fund, kind).items())
    return hashlib.sha256(repr(cells).encode()).hexdigest()
