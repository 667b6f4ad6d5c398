"""Are these dates of birth? Told by how long before the events they lie, and by how they differ from row to row."""

import re
from collections.abc import Iterable
from statistics import median

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MIDNIGHT = r"(?:[ T](?:00|23):00(?::00(?:\.0+)?)?(?:Z|\+0[01]:?00)?)?"  # 23:00 is a British summer's midnight in UTC
_ISO = re.compile(rf"(?P<year>\d{{4}})[-/.](?P<a>\d\d?)[-/.](?P<b>\d\d?){_MIDNIGHT}")
_DAY_FIRST = re.compile(
    rf"(?P<b>\d\d?)(?P<sep>[-/. ])(?P<a>\d\d?|[A-Za-z]{{3,9}})(?P=sep)(?P<year>\d{{4}}|\d\d){_MIDNIGHT}"
)
_IN_A_ROW = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<a>0[1-9]|1[0-2])(?P<b>0[1-9]|[12]\d|3[01])")
_CLOCK = re.compile(r"[T ](?=\d\d?:)")
LONG_BEFORE = 10.0  # years from a date to the events
_DATES, _FEWEST, _ENOUGH, _ROWS = 0.8, 2, 20, 25


def year_of(value: str) -> float | None:
    """Give a date as a year and the part of it that had gone (to about a month); None for what is none or has a time.

    Understood are 1970-03-14, 14/03/1970, 14.3.70, 14-Mar-1970, 14 March 1970 and 19700314, midnight allowed. A year of
    two digits is of the century that makes it past.
    """
    value = value.strip()
    found = _ISO.fullmatch(value) or _DAY_FIRST.fullmatch(value) or _IN_A_ROW.fullmatch(value)
    if not found:
        return None
    year, month, day = int(found["year"]), _month(found["a"]), int(found["b"])
    if 12 < month <= 31 and day <= 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if year < 100:
        year += 2000 if year <= 30 else 1900
    return year + (month - 1) / 12 if 1850 <= year <= 2150 else None


def _month(said: str) -> int:
    return int(said) if said.isdigit() else 1 + _MONTHS.index(said[:3].lower()) if said[:3].lower() in _MONTHS else 0


def middle_of(values: Iterable[str]) -> float | None:
    """Give the middle of some dates, with a time of day or without, as `year_of`; None where few of them are dates."""
    held = list(values)
    years = [year for one in held if (year := year_of(_CLOCK.split(one.strip())[0])) is not None]
    return median(years) if years and len(years) >= _DATES * len(held) else None


def like_births(values: Iterable[str], rows: int, events: float | None, today: float) -> str | None:
    """Say why different values of a column look like dates of birth, or None.

    They do where four in five are dates and more than half of these lie over `LONG_BEFORE` years before the middle of
    the events: dates of referral, of start or of review go with their events, and have their own middle near it. A
    contract that began long ago says the same in every row, so that there are at least two different dates, and one for
    each 25 rows up to 20: people come with a few events each, services and contracts with many. Where it is not known
    when the events were, dates that reach over two decades and lie mostly 18 years before today are taken for births.

    Dates of birth of people under ten cannot be told from dates of events so. Stopped in error are founding dates of
    twenty and more services, or of two in a short table; it costs one `--ignore`.

    Args:
        values: different values of the column, or a sample of them.
        rows: how many values it has in all.
        events: the middle of the events' own dates, as `year_of` gives it; None where not known.
        today: as `year_of` would give it.
    """
    held = list(values)
    years = sorted(year for value in held if (year := year_of(value)) is not None)
    if not years or len(years) < _DATES * len(held) or len(years) < max(_FEWEST, min(_ENOUGH, rows / _ROWS)):
        return None
    if events is not None and sum(year < events - LONG_BEFORE for year in years) > len(years) / 2:
        return f"its values look like dates of birth (mostly more than {LONG_BEFORE:.0f} years before the events)"
    early, middle, late = (years[int(len(years) * share)] for share in (0.1, 0.5, 0.9))
    if events is None and len(years) >= _ENOUGH and late - early >= 20 and today - middle >= 18:
        return "its values look like dates of birth (decades apart, mostly long ago)"
    return None
