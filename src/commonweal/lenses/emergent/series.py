"""The system week by week: meetings, refusals, need as assessed, and waits, as even series."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code, read_columns
from commonweal.lenses.finding import Field, Sheet
from commonweal.record import Record
from commonweal.record.day import date_of, day_number

FEWEST = 8  # people or answers in a period for its figure to be used
WEEK, MONTH = 7, 28  # days; four weeks, for months are not of one length
LONGEST = 182  # days
_ENOUGH_WEEKS = 104
TITLE = "The system over time"
Floats = NDArray[np.float64]
NAMES = {"meetings": "meetings", "refused": "share refused", "need": "mean need at assessment", "wait": "mean wait"}


@dataclass(frozen=True)
class Track:
    """One figure of the whole system in every period that its table covers.

    Args:
        value: the figure, (periods,); NaN where the period is not covered or holds too few.
        people: of how many, (periods,).
        part: of a share, how many, (periods,); None where it is no share.
    """

    value: Floats
    people: NDArray[np.int64]
    part: NDArray[np.int64] | None = None


@dataclass(frozen=True)
class Tracks:
    """Every series that a record holds, over the same periods.

    Args:
        first: first day of the first period, since 1970.
        days: in a period, 7 or 28.
        tracks: by name, of `NAMES`.
    """

    first: int
    days: int
    tracks: Mapping[str, Track]

    def stretch(self, name: str) -> tuple[int, Floats]:
        """Give the longest stretch of a series: its first period, and its values; gaps of one or two are bridged."""
        value = self.tracks[name].value
        known = np.flatnonzero(~np.isnan(value))
        if not len(known):
            return 0, np.zeros(0)
        parts = np.split(known, np.flatnonzero(np.diff(known) > 3) + 1)
        best = max(parts, key=len)
        places = np.arange(best[0], best[-1] + 1)
        return int(best[0]), np.interp(places, best, value[best])

    def day(self, period: int) -> str:
        """Give the first day of a period, as 2024-05-01."""
        return date_of(self.first + self.days * period).isoformat()


def read_tracks(record: Record) -> Tracks | None:
    """Make the series that a record can give, by weeks where they hold enough and by four weeks else."""
    events = {name: found for name, found in _events(record).items() if len(found[0])}
    if not events:
        return None
    first = min(found[1] for found in events.values())
    last = max(found[2] for found in events.values())
    weekly = last - first >= _ENOUGH_WEEKS * WEEK and _full(events, first, last)
    days = WEEK if weekly else MONTH
    periods = (last + 1 - first) // days
    if periods < 1:
        return None
    return Tracks(first, days, {name: _track(name, found, first, days, periods) for name, found in events.items()})


Event = tuple[NDArray[Any], int, int, NDArray[Any] | None]  # days, first and last day covered, a value each


def _events(record: Record) -> dict[str, Event]:
    found: dict[str, Event] = {}
    if record.coverage.of("contacts").status != "absent":
        found["meetings"] = _spanned(record, "contacts", read_columns(record, "contacts", ("date",))["date"], None)
    if record.coverage.of("referrals").status != "absent":
        rows = read_columns(record, "referrals", ("date", "outcome"))
        answered = rows["outcome"] <= code("referrals", "outcome", "refused")
        refused = rows["outcome"][answered] == code("referrals", "outcome", "refused")
        found["refused"] = _spanned(record, "referrals", rows["date"][answered], refused)
    if record.coverage.of("needs").status != "absent":
        rows = read_columns(record, "needs", ("date", "score", "occasion"))
        asked = (rows["occasion"] == code("needs", "occasion", "assessment")) & ~np.isnan(rows["score"])
        found["need"] = _spanned(record, "needs", rows["date"][asked], rows["score"][asked].astype(float))
    if all(record.coverage.of(table).status != "absent" for table in ("referrals", "spells")):
        days, start, end, waits = _spanned(record, "spells", *_waits(record))
        asked = record.coverage.of("referrals").start
        start = max(start, day_number(asked) if asked else start) + LONGEST
        found["wait"] = days, start, end, waits
    return found


def _spanned(record: Record, table: str, days: NDArray[Any], values: NDArray[Any] | None) -> Event:
    """Add the first and last day that a table speaks of: as its coverage says, else of its rows."""
    covered = record.coverage.of(table)
    low, high = (int(days.min()), int(days.max())) if len(days) else (0, 0)
    start = day_number(covered.start) if covered.start else low
    end = day_number(covered.end) if covered.end else high
    return days, start, end, values


def _waits(record: Record) -> tuple[NDArray[Any], NDArray[Any]]:
    """Give the day on which work began and the days since the same door said yes, for each spell that has both.

    Waits over `LONGEST` are left out, and so are the first days of the record: else waits would seem to grow, for
    who had waited long when it began has no yes in it.
    """
    asked = read_columns(record, "referrals", ("person", "to_service", "date", "outcome"))
    yes = asked["outcome"] == code("referrals", "outcome", "accepted")
    asked = {name: values[yes] for name, values in asked.items()}
    begun = read_columns(record, "spells", ("person", "service", "start"))
    door = _door(asked["person"], asked["to_service"]), _door(begun["person"], begun["service"])
    day = np.concatenate((2 * asked["date"].astype(np.int64), 2 * begun["start"].astype(np.int64) + 1))
    both = np.concatenate(door)
    order = np.lexsort((day, both))
    both, day = both[order], day[order]
    follows = (both[1:] == both[:-1]) & (day[1:] % 2 == 1) & (day[:-1] % 2 == 0)
    at = np.flatnonzero(follows) + 1
    began, waited = day[at] // 2, day[at] // 2 - day[at - 1] // 2
    return began[waited <= LONGEST], waited[waited <= LONGEST].astype(float)


def _door(person: NDArray[Any], service: NDArray[Any]) -> NDArray[np.int64]:
    """Name a person at a door by one number; two that fall together are as rare as one in billions."""
    with np.errstate(over="ignore"):
        return np.asarray(person.astype(np.int64) * np.int64(1_000_003) + service.astype(np.int64) * np.int64(7_919))


def _full(events: Mapping[str, Event], first: int, last: int) -> bool:
    """Say whether most weeks hold enough, in every series of which most four weeks do."""

    def usual(found: Event, days: int) -> float:
        at = (found[0][(found[0] >= first) & (found[0] <= last)] - first) // days
        return float(np.median(np.bincount(at, minlength=(last + 1 - first) // days)))

    usable = [found for found in events.values() if usual(found, MONTH) >= FEWEST]
    return all(usual(found, WEEK) >= FEWEST for found in usable)


def _track(name: str, found: Event, first: int, days: int, periods: int) -> Track:
    when, start, end, values = found
    at = (when - first) // days
    inside = (at >= 0) & (at < periods) & (when >= start) & (when <= end)
    n = np.bincount(at[inside], minlength=periods)
    whole = np.arange(periods) * days + first
    covered = (whole >= start) & (whole + days - 1 <= end)
    if values is None:
        return Track(np.where(covered & (n >= FEWEST), n, np.nan).astype(float), n)
    total = np.bincount(at[inside], values[inside], minlength=periods)
    value = np.divide(total, n, out=np.full(periods, np.nan), where=covered & (n >= FEWEST))
    return Track(value, n, total.astype(np.int64) if name == "refused" else None)


_FIELDS = {
    "from": Field("label", meaning="first day of the period"),
    "meetings": Field("count", "meetings", "meetings of people with services"),
    "answers": Field("count", "answers", "answers at doors, yes or no"),
    "refused": Field("count", "answers", "of these, no"),
    "share_refused": Field("rate", "share", "no, of all answers", of="refused", over="answers"),
    "assessed": Field("count", "needs", "needs assessed"),
    "mean_need": Field("statistic", "need-units", "their mean score", of="assessed"),
    "begun": Field("count", "spells", "spells that began after a yes at the same door"),
    "mean_wait": Field("statistic", "days", "mean days between, of waits up to half a year", of="begun"),
}


def sheet(held: Tracks) -> Sheet:
    """Give all series period by period, as one table."""
    periods = len(next(iter(held.tracks.values())).value)
    rows = [{"from": held.day(i), **_cells(held.tracks, i)} for i in range(periods)]
    used = {name for row in rows for name, value in row.items() if value is not None}
    fields = {name: field for name, field in _FIELDS.items() if name in used}
    return Sheet(TITLE, fields, [{name: row[name] for name in fields} for row in rows])


_COLUMNS = {"refused": ("answers", "share_refused"), "need": ("assessed", "mean_need"), "wait": ("begun", "mean_wait")}


def _cells(tracks: Mapping[str, Track], i: int) -> dict[str, Any]:
    cells: dict[str, Any] = dict.fromkeys(list(_FIELDS)[1:])
    for name, track in tracks.items():
        if np.isnan(track.value[i]):
            continue
        if name == "meetings":
            cells["meetings"] = int(track.people[i])
            continue
        people, value = _COLUMNS[name]
        cells[people], cells[value] = int(track.people[i]), float(track.value[i])
        if track.part is not None:
            cells["refused"] = int(track.part[i])
    return cells
