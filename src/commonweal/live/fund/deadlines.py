"""When the pool manager's reports are due: four in a year and an annual return (SI 2000/617, regulation 7).

The regulation gives no number of days; they are the agreement's own.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from commonweal.live.fund.models import Agreement, Report
from commonweal.live.fund.position import months_of


@dataclass(frozen=True)
class Due:
    """A report that is due: its kind, the last day it is about, its date, and the report if it was given."""

    kind: str
    name: str
    period_ends: date
    due_on: date
    given: Report | None = None

    def is_late(self, today: date) -> bool:
        """Whether its date has passed and nothing was given."""
        return self.given is None and self.due_on < today


def due(agreement: Agreement) -> list[Due]:
    """The reports of the open year for periods in which the agreement holds, in the order of their dates."""
    months = months_of(agreement.fund.year_starts)
    starts = [*months[::3], _after(months[-1])]
    quarters = [("quarterly", begins, ends, agreement.quarterly_days) for begins, ends in pairwise(starts)]
    year = ("annual", starts[0], starts[-1], agreement.annual_days)
    given = {(row.kind, row.period_ends): row for row in agreement.reports.all()}
    found = []
    for kind, begins, after, days in (*quarters, year):
        last = after - timedelta(days=1)
        if agreement.begins <= last and (agreement.ends is None or agreement.ends >= begins):
            name = str(Report.Kind(kind).label)
            found.append(Due(kind, name, last, last + timedelta(days=days), given.get((kind, last))))
    return sorted(found, key=lambda each: (each.due_on, each.kind != "quarterly"))


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
