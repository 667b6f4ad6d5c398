"""Periods of a whole column, as series write them: the column decides how long a period is where its cells do not."""

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, get_args

from commonweal.record.errors import RecordError
from commonweal.record.importers.days import read_days

Length = Literal["day", "week", "month", "quarter", "year"]
LENGTHS: tuple[Length, ...] = get_args(Length)
Span = tuple[date, date]
RIGHT = (
    "periods are written 2016-04, Apr-16, April 2016, 2016Q2, Q1 2016/17 (April to June), 2016/17, 2016-W05, or as "
    "their first or last day: 2016-04-01 or 01/04/2016"
)
_MONTHS = {calendar.month_name[n].lower()[:3]: n for n in range(1, 13)}
_MONTH = r"(?P<name>[a-z]{3,9})\.?"
_MOST_YEAR = 2200
_YEAR_AND = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Periods:
    """The first and last day of each cell's period, and what was taken for granted, if anything."""

    spans: list[Span]
    assumed: str = ""


def read_periods(
    values: Sequence[str | None],
    rows: Sequence[int],
    where: str,
    length: Length | None = None,
    day_first: bool | None = None,
) -> Periods:
    """Read a column of periods.

    Args:
        values: the cells.
        rows: the row of each, for messages.
        where: file and column, for messages.
        length: how long a period is; None to find it out: the cells say so, or their days do (all on the first of a
            month, or a week apart).
        day_first: as for `days.read_days`.

    Raises:
        RecordError: the first cell that is empty or no period, or a column whose days do not tell how long a period is.
    """
    unsure = _unsure(values, length)
    spans = [_named(value or "", unsure) for value in values]
    if all(spans):
        return Periods([span for span in spans if span])
    bare = [place for place, span in enumerate(spans) if span is None]
    try:
        read = read_days([values[place] for place in bare], [rows[place] for place in bare], where, day_first)
    except RecordError as wrong:
        both = next((rows[place] for place in bare if _YEAR_AND.fullmatch((values[place] or "").strip())), None)
        what = f"row {both} holds a month or a year of account, nobody can tell" if both else wrong.what
        right = "say which: --length month, or --length year" if both else RIGHT
        raise RecordError(what.replace("holds no date", "holds no period"), where, right) from wrong
    days = [day for day in read.days if day]
    if len(days) < len(bare):
        empty = next(rows[place] for place, day in zip(bare, read.days, strict=True) if day is None)
        raise RecordError(f"row {empty} has no period", where, RIGHT)
    make, said = _maker(sorted(set(days)), length, where)
    for place, day in zip(bare, days, strict=True):
        spans[place] = make(day)
    return Periods([span for span in spans if span], "; ".join(filter(None, (read.assumed, said))))


def is_period(heading: str) -> bool:
    """Whether a column's heading names a period, so that the sheet has one column for each."""
    try:
        read_periods([heading], [1], "heading", "day")
    except RecordError:
        return False
    return True


def _unsure(values: Sequence[str | None], length: Length | None) -> Literal["month", "year"] | None:
    """What 2011-12 is, a month or a year of account: what is said, or what its neighbours (2011-09, 2012-13) are."""
    if length in ("month", "year"):
        return length
    parts = {(found[1], found[2]) for value in values if value and (found := _YEAR_AND.fullmatch(value.strip()))}
    years = any(_follows(year, after) and int(after) > 12 for year, after in parts)
    months = any(1 <= int(after) <= 12 and not _follows(year, after) for year, after in parts)
    return None if years == months else "year" if years else "month"


def _named(text: str, unsure: Literal["month", "year"] | None) -> Span | None:
    """Read a cell that says by itself which period it is; None if it is a day, or nothing that is known."""
    plain = " ".join(text.lower().replace("–", "-").split())
    if (found := _YEAR_AND.fullmatch(plain)) and _follows(found[1], found[2]) and int(found[2]) <= 12:
        parts = {"year": found[1], "next": found[2]}
        if unsure == "month":
            return _safely(lambda year, at: months_from(year, at, 1), found[1], found[2])
        return _fiscal_year(parts) if unsure == "year" else None
    for pattern, make in _FORMS:
        if found := pattern.fullmatch(plain):
            return make(found.groupdict())
    return None


def _safely(make: Callable[[int, int], Span | None], year: str, at: str) -> Span | None:
    return make(_year(year), int(at)) if 1970 <= _year(year) <= _MOST_YEAR else None


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else 2000 + year if year < 70 else 1900 + year


def months_from(year: int, month: int, count: int) -> Span:
    """Give the first and last day of `count` months from a month on; months above 12 are of the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after, next_month = year + (month - 1 + count) // 12, (month - 1 + count) % 12 + 1
    return date(year, month, 1), date(after, next_month, 1) - timedelta(days=1)


def _by_name(found: dict[str, str]) -> Span | None:
    month = _MONTHS.get(found["name"][:3])
    whole = month and calendar.month_name[month].lower().startswith(found["name"].replace("sept", "sep"))
    return _safely(lambda year, at: months_from(year, at, 1), found["year"], str(month)) if whole else None


def _month(found: dict[str, str]) -> Span | None:
    if not 1 <= int(found["month"]) <= 12:
        return _fiscal_year({"year": found["year"], "next": found["month"]})
    return _safely(lambda year, at: months_from(year, at, 1), found["year"], found["month"])


def _quarter(found: dict[str, str]) -> Span | None:
    return _safely(lambda year, at: months_from(year, 3 * at - 2, 3), found["year"], found["quarter"])


def _fiscal_quarter(found: dict[str, str]) -> Span | None:
    if not _follows(found["year"], found["next"]):
        return None
    return _safely(lambda year, at: months_from(year, 3 * at + 1, 3), found["year"], found["quarter"])


def _fiscal_year(found: dict[str, str]) -> Span | None:
    if not _follows(found["year"], found["next"]):
        return None
    return _safely(lambda year, _: months_from(year, 4, 12), found["year"], "1")


def _calendar_year(found: dict[str, str]) -> Span | None:
    return _safely(lambda year, _: months_from(year, 1, 12), found["year"], "1")


def _follows(year: str, after: str) -> bool:
    return (_year(year) + 1) % 100 == int(after) % 100 and len(after) in (2, len(year))


def _iso_week(found: dict[str, str]) -> Span | None:
    try:
        start = date.fromisocalendar(int(found["year"]), int(found["week"]), 1)
    except ValueError:
        return None
    return start, start + timedelta(days=6)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Span | None]], ...] = tuple(
    (re.compile(pattern, re.ASCII), make)
    for pattern, make in (
        (r"(?P<year>\d{4})-(?P<month>\d\d)", _month),
        (r"(?P<month>\d\d?)/(?P<year>\d{4})", _month),
        (rf"{_MONTH}[ -/]?(?P<year>\d{{4}}|\d\d)", _by_name),
        (rf"(?P<year>\d{{4}})[ -/]?{_MONTH}", _by_name),
        (r"(?P<year>\d{4})[ -]?q(?P<quarter>[1-4])", _quarter),
        (r"q(?P<quarter>[1-4])[ -]?(?P<year>\d{4})", _quarter),
        (r"q(?P<quarter>[1-4])[ ,]?(?:fy ?)?(?P<year>\d{4}|\d\d)[-/](?P<next>\d{4}|\d\d)", _fiscal_quarter),
        (r"(?:fy ?)?(?P<year>\d{4}|\d\d)[-/](?P<next>\d{4}|\d\d)[ ,-]?q(?P<quarter>[1-4])", _fiscal_quarter),
        (r"(?:fy ?)?(?P<year>\d{4})/(?P<next>\d{4}|\d\d)", _fiscal_year),
        (r"(?P<year>\d{4})-(?P<next>\d{4})", _fiscal_year),
        (r"(?P<year>\d{4})", _calendar_year),
        (r"(?P<year>\d{4})-?w(?P<week>\d\d?)", _iso_week),
    )
)


def _maker(days: list[date], length: Length | None, where: str) -> tuple[Callable[[date], Span], str]:
    """Choose what a bare day stands for, from all the column's different days."""
    ends = all((day + timedelta(days=1)).day == 1 for day in days)
    whole = ends or all(day.day == 1 for day in days)
    chosen = length or _length(days, whole, ends)
    if chosen is None:
        right = "say how long a period is: --length day, week, month, quarter or year"
        raise RecordError(f"its days do not tell how long a period is ({days[0]}, {days[-1]})", where, right)
    if chosen in ("month", "quarter", "year") and not whole:
        odd = next(day for day in days if day.day != 1)
        right = "give each period by the first day of its first month, or by the last of its last"
        raise RecordError(f"a {chosen} does not begin on {odd}", where, right)
    said = f"each day was taken to begin a {chosen}" if not ends else f"each day was taken to end a {chosen}"
    return _SPANS[chosen](ends), said if length is None else ""


def _length(days: list[date], whole: bool, ends: bool) -> Length | None:
    if len(days) < 2:
        return None
    if not whole:
        weekly = all((day - days[0]).days % 7 == 0 for day in days)
        return "week" if weekly else "day" if min(map(_gap, days, days[1:])) == 1 else None
    numbers = [day.year * 12 + day.month for day in days]
    gaps = {after - before for before, after in pairwise(numbers)}
    if all(gap % 12 == 0 for gap in gaps):
        return "year"
    return "quarter" if all(gap % 3 == 0 for gap in gaps) else "month"


def _gap(before: date, after: date) -> int:
    return (after - before).days


def _in_months(count: int) -> Callable[[bool], Callable[[date], Span]]:
    def choose(ends: bool) -> Callable[[date], Span]:
        return lambda day: months_from(day.year, day.month - (count - 1 if ends else 0), count)

    return choose


_SPANS: dict[Length, Callable[[bool], Callable[[date], Span]]] = {
    "day": lambda _: lambda day: (day, day),
    "week": lambda _: lambda day: (day, day + timedelta(days=6)),
    "month": _in_months(1),
    "quarter": _in_months(3),
    "year": _in_months(12),
}
