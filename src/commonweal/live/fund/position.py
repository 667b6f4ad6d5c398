"""The year by month: plan, actual from the ledger, forecast. Every total is the sum of its parts to the penny."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from commonweal.live.fund.models import Fund, MonthFigure
from commonweal.live.fund.sums import sums


@dataclass(frozen=True)
class Month:
    """One month of the year, in pence. The forecast of a month without one is its plan."""

    month: date
    plan: int
    actual: int
    forecast: int


def months_of(year_starts: date) -> list[date]:
    """The first days of the twelve months from the year's start."""
    first = year_starts.year * 12 + year_starts.month - 1
    return [date((first + n) // 12, (first + n) % 12 + 1, 1) for n in range(12)]


def position(fund: Fund) -> list[Month]:
    """Plan, actual and forecast of the fund in each month of its open year."""
    months = months_of(fund.year_starts)
    figures: dict[tuple[date, str], int] = defaultdict(int)
    planned: dict[tuple[date, int], int] = {}
    forecast: dict[tuple[date, int], int] = {}
    for row in MonthFigure.objects.filter(fund=fund, month__in=months):
        (planned if row.kind == "plan" else forecast)[row.month, row.component_id] = row.pence
    for (month, component), pence in planned.items():
        figures[month, "plan"] += pence
        figures[month, "forecast"] += forecast.get((month, component), pence)
    for (month, component), pence in forecast.items():
        if (month, component) not in planned:
            figures[month, "forecast"] += pence
    spent = sums(fund, months[0], months[0].replace(year=months[0].year + 1)).spent
    for (month, _component), pence in spent.items():
        figures[month, "actual"] += pence
    return [Month(m, figures[m, "plan"], figures[m, "actual"], figures[m, "forecast"]) for m in months]
