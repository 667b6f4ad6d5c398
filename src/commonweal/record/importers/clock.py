"""The calendar for whole arrays, and which of day and month stands first in a column: the column itself decides."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from commonweal.record.errors import RecordError

NO_DAY = np.iinfo(np.int32).min
"""Stands for a value that is no day of the calendar."""
Ints = np.ndarray[Any, np.dtype[np.int64]]


class Days(NamedTuple):
    """Days with the day read first, with the month read first, and microseconds to the instant."""

    day_first: Ints
    month_first: Ints
    within: Ints


def days_of(year: Ints, month: Ints, day: Ints) -> Ints:
    """Give days since 1970-01-01 in the Gregorian calendar; `NO_DAY` where there is no such day."""
    there = (month >= 1) & (month <= 12) & (day >= 1)
    months = (year - 1970) * 12 + np.where(there, month, 1) - 1
    first = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    following = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    found = first + day - 1
    return np.where(there & (found < following), found, NO_DAY)


@dataclass(slots=True)
class Read:
    """A block of times as read; see `read_moments`.

    Args:
        day_first: days since 1970 if the day stands first (int32; `NO_DAY` for none).
        month_first: the same if the month does.
        within: microseconds from the start of that day to the instant in UTC.
        strokes: which values leave open whether day or month stands first.
    """

    day_first: np.ndarray[Any, np.dtype[np.int32]]
    month_first: np.ndarray[Any, np.dtype[np.int32]]
    within: Ints
    strokes: np.ndarray[Any, np.dtype[np.bool_]]

    @classmethod
    def blank(cls, count: int) -> "Read":
        """Make a block of values that are no time."""
        none = np.full(count, NO_DAY, np.int32)
        return cls(none, none.copy(), np.zeros(count, np.int64), np.zeros(count, bool))

    def put(self, here: Ints, days: Days, right: Any, *, strokes: bool) -> None:
        """Fill in some values; those that are not `right` stay none."""
        self.day_first[here] = np.where(right, days.day_first, NO_DAY)
        self.month_first[here] = np.where(right, days.month_first, NO_DAY)
        self.within[here] = days.within
        self.strokes[here] = strokes


class Order:
    """Gathers, block by block, what speaks for the day and what for the month standing first."""

    def __init__(self) -> None:
        self._day_row = self._month_row = 0
        self._open = 0

    def see(self, read: Read, first_row: int) -> None:
        """Take in a block whose first row has this number in the file."""
        day, month = read.day_first != NO_DAY, read.month_first != NO_DAY
        self._day_row = self._day_row or _first(read.strokes & day & ~month, first_row)
        self._month_row = self._month_row or _first(read.strokes & month & ~day, first_row)
        self._open += int((read.strokes & day & month & (read.day_first != read.month_first)).sum())

    def decide(self, told: bool | None, where: str) -> tuple[bool, str]:
        """Say whether the day stands first, and what was taken for granted, if anything.

        Args:
            told: what the user said; None to let the column decide.
            where: file and column, for messages.

        Raises:
            RecordError: in some rows only the day can stand first and in others only the month.
        """
        if told is not None:
            return told, ""
        if self._day_row and self._month_row:
            what = f"in row {self._day_row} the day stands first and in row {self._month_row} the month"
            raise RecordError(what, where, "write all times alike, best as year-month-day")
        first = not self._month_row
        guessed = self._open and not (self._day_row or self._month_row)
        return first, _TAKEN if guessed else ""


_TAKEN = "dates such as 1/4/2019 could be of April or January; the day was taken to stand first (or say --month-first)"


def _first(which: Any, first_row: int) -> int:
    found = np.flatnonzero(which)
    return first_row + int(found[0]) if found.size else 0
