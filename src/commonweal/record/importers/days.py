"""Days of a whole column, as people write them: the column decides whether day or month stands first."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from commonweal.record.errors import RecordError

_ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d:\d\d.*)?", re.ASCII)
_SLASHED = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4}|\d\d)(?: \d\d?:\d\d.*)?", re.ASCII)
_RIGHT = "write year-month-day, such as 2019-04-01, or day/month/year"


@dataclass(frozen=True, slots=True)
class Days:
    """A column's days, and what the reader of them should know.

    Args:
        days: the day of each cell; None where it was empty or given up.
        assumed: what was taken for granted, in words; empty if nothing was.
        given_up: rows whose day could not be told, where the caller allowed that.
    """

    days: list[date | None]
    assumed: str = ""
    given_up: list[int] = field(default_factory=list)


def read_days(
    values: Sequence[str | None],
    rows: Sequence[int],
    where: str,
    day_first: bool | None = None,
    drop_bad: bool = False,
) -> Days:
    """Read a column of days: 2019-04-01, 1/4/2019, 01.04.19, each with a time or without.

    Args:
        values: the cells; None where empty.
        rows: the row of each, for messages.
        where: file and column, for messages.
        day_first: whether 1/4/2019 is in April; None to let the column decide (a number above 12 does), and to take the
            day as first, and say so, where it does not.
        drop_bad: give up days that cannot be told instead of stopping; in a column that has some days first and some
            months first, those are all that can be read both ways.

    Raises:
        RecordError: the first cell that is no day, or a column in which some have the day and some the month first.
    """
    read, assumed = _reader(values, where, day_first, drop_bad)
    days, given_up = list[date | None](), list[int]()
    for value, row in zip(values, rows, strict=True):
        try:
            days.append(read(value.strip()) if value and value.strip() else None)
        except ValueError as wrong:
            if not drop_bad:
                raise RecordError(f"row {row} {wrong}", where, _RIGHT) from wrong
            days.append(None)
            given_up.append(row)
    return Days(days, assumed, given_up)


def _reader(
    values: Sequence[str | None], where: str, day_first: bool | None, drop_bad: bool
) -> tuple[Callable[[str], date], str]:
    """Choose how to read 1/4/2019, from the whole column, and say what was assumed in choosing."""
    slashed = [found for value in values if value and (found := _SLASHED.fullmatch(value.strip()))]
    days, months = sum(int(found[1]) > 12 for found in slashed), sum(int(found[2]) > 12 for found in slashed)
    if day_first is not None or not (days and months):
        first = day_first if day_first is not None else not months
        guessed = bool(slashed) and day_first is None and not (days or months)
        said = "dates such as 1/4/2019 were taken to have the day first (say --month-first if not)" if guessed else ""
        return lambda value: _day(value, "day" if first else "month"), said
    if not drop_bad:
        right = (
            "write them all alike, best as year-month-day; or say --drop-bad, and days that can be read both ways are "
            "left unknown"
        )
        what = f"{days:,} dates have the day first and {months:,} the month: a spreadsheet has turned some of them"
        raise RecordError(what, where, right)
    return lambda value: _day(value, "either"), ""


def _day(value: str, first: str) -> date:
    if found := _ISO.fullmatch(value):
        year, month, day = map(int, found.groups())
    elif found := _SLASHED.fullmatch(value):
        day, month, year = map(int, found.groups())
        if first == "either" and day != month and max(day, month) <= 12:
            raise ValueError("holds a date that can be read both ways")
        if first == "month" or (first == "either" and month > 12):
            day, month = month, day
        year += 0 if year > 99 else 2000 if year < 70 else 1900
    else:
        raise ValueError("holds no date")
    return _of_the_calendar(year, month, day)


def _of_the_calendar(year: int, month: int, day: int) -> date:
    if not (1 <= month <= 12 and year >= 1970):
        raise ValueError("holds no month of the year" if year >= 1970 else "is of before 1970, when a record begins")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("holds no day of the calendar") from None
