"""The ledger: every sum of a record in whole pence, cut where a period ends."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import Columns, read_columns
from commonweal.lenses.pounds.pence import Pence, in_pence, share_out
from commonweal.lenses.pounds.periods import Periods
from commonweal.record import Record
from commonweal.record.day import day_number

Ints = NDArray[Any]
PARTS = ("service", "component", "strategy", "purpose")
_MOST_PERIODS = 2_000  # five hundred years of quarters: beyond, dates are slips of the pen


@dataclass(frozen=True)
class Ledger:
    """Sums cut into pieces, each within one period; the pieces of a sum add up to it.

    Args:
        pence: (pieces,), below 0 for income.
        period: number of the period, (pieces,).
        parts: by `PARTS`, codes (pieces,); -1 where nobody said.
        periods: what the numbers stand for.
        first, last: first and last day that the money table speaks of.
        rows: how many sums there were.
        rounded: how many were no whole number of pence.
        cut: how many were cut because a period ended within them.
        backwards: how many ended before they began; they stand on their first day.
    """

    pence: Pence
    period: Ints
    parts: dict[str, Ints]
    periods: Periods
    first: int
    last: int
    rows: int
    rounded: int
    cut: int
    backwards: int

    @property
    def numbers(self) -> list[int]:
        """The periods in which there is money, in order."""
        return [int(n) for n in np.unique(self.period)]

    def said(self, part: str) -> bool:
        """Tell whether any sum says which service, component, strategy or purpose it is of."""
        return bool((self.parts[part] >= 0).any())

    def sums(self, key: Ints, size: int) -> tuple[Pence, Pence]:
        """Sum what is above 0 and what is below by key (pieces,), each (size,)."""
        above = np.bincount(key, np.maximum(self.pence, 0), size)  # floats, and exact: see MOST_PENCE
        below = np.bincount(key, np.minimum(self.pence, 0), size)
        return above.astype(np.int64), below.astype(np.int64)

    def covered(self, number: int) -> float:
        """Give the share of a period's days that the money table speaks of."""
        begin, end = self.bounds(number)
        return max(0, min(end, self.last + 1) - max(begin, self.first)) / (end - begin)

    def bounds(self, number: int) -> tuple[int, int]:
        """Give a period's first day and the day after its last."""
        begin, end = self.periods.first_day(np.array([number, number + 1])).tolist()
        return begin, end


def read_ledger(record: Record, periods: Periods) -> Ledger:
    """Read the money of a record.

    Raises:
        OverflowError: sums or spans of time too great to be reckoned with; the message is a clause.
    """
    money = read_columns(record, "money", ("period_start", "period_end", "pounds", *PARTS))
    pence, rounded = in_pence(money["pounds"])
    begin = money["period_start"].astype(np.int64)
    end = np.maximum(begin, money["period_end"].astype(np.int64))
    of, number = _pieces(periods, begin, end)
    lowest, highest = periods.first_day(number), periods.first_day(number + 1)
    days = (end - begin + 1)[of]
    upto = np.minimum(highest, end[of] + 1) - begin[of]
    since = np.maximum(lowest, begin[of]) - begin[of]
    pieces = share_out(pence[of], days, upto) - share_out(pence[of], days, since)
    first, last = _span(record, begin, end)
    return Ledger(
        pieces,
        number,
        {part: money[part][of].astype(np.int64) for part in PARTS},
        periods,
        first,
        last,
        len(pence),
        rounded,
        int((np.bincount(of, minlength=1) > 1).sum()),
        _backwards(money),
    )


def _pieces(periods: Periods, begin: Pence, end: Pence) -> tuple[Ints, Ints]:
    """Give the row and the period of each piece, both (pieces,)."""
    low, high = periods.number(begin), periods.number(end)
    if len(low) and high.max() - low.min() > _MOST_PERIODS:
        raise OverflowError("the periods reach over more than some hundreds of years")
    many = high - low + 1
    of = np.repeat(np.arange(len(many)), many)
    step = np.arange(len(of)) - np.repeat(np.cumsum(many) - many, many)
    return of, low[of] + step


def _span(record: Record, begin: Pence, end: Pence) -> tuple[int, int]:
    covered = record.coverage.of("money")
    first, last = (int(begin.min()), int(end.max())) if len(begin) else (0, 0)
    return _day(covered.start, first), _day(covered.end, last)


def _day(said: date | None, seen: int) -> int:
    return seen if said is None else day_number(said)


def _backwards(money: Columns) -> int:
    return int((money["period_end"] < money["period_start"]).sum())
