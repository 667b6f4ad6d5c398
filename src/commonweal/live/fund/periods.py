"""Periods that a statement is about: a financial year, one of its quarters, or one of its months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commonweal.live.fund.books import Book

KEYS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4}


@dataclass(frozen=True)
class Period:
    """Some months of a financial year, as an address names them: blank for all, `q2`, or `2026-07`.

    `of` is how the whole year is written.
    """

    key: str
    year: int
    months: Sequence[date]
    of: str

    @property
    def quarter(self) -> int | None:
        """The quarter, 1 to 4; None for a year or a month."""
        return KEYS.get(self.key)

    @property
    def begins(self) -> date:
        """Its first day."""
        return self.months[0]

    @property
    def ends(self) -> date:
        """The first day after it."""
        last = self.months[-1]
        return date(last.year + last.month // 12, last.month % 12 + 1, 1)

    @property
    def title(self) -> str:
        """What people call it."""
        if not self.key:
            return self.of
        if self.quarter:
            return _("Quarter %(quarter)s of %(year)s") % {"quarter": self.quarter, "year": self.of}
        return f"{self.months[0]:%B %Y}"


def financial_year(year: int, month: int = 4) -> str:
    """A financial year as it is written: 2026-27, or 2026 where it is the calendar's."""
    return str(year) if month == 1 else f"{year}-{(year + 1) % 100:02d}"


def period_of(book: Book, key: str) -> Period:
    """The period of the book's year that an address names; LookupError, in words, where there is none such."""
    of = financial_year(book.year, book.months[0].month)
    if not key:
        return Period("", book.year, book.months, of)
    if key in KEYS:
        return Period(key, book.year, book.months[3 * KEYS[key] - 3 : 3 * KEYS[key]], of)
    months = [month for month in book.months if f"{month:%Y-%m}" == key]
    if not months:
        raise LookupError(_("That is no quarter or month of this year; write q1 to q4, or a month like 2026-07."))
    return Period(key, book.year, months, of)
