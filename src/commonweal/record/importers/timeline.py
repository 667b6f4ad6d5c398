"""Events put into the order in which they happened, once: impossible ones and exact duplicates out, each counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from commonweal.record.day import day_number
from commonweal.record.errors import RecordError
from commonweal.record.importers.clock import NO_DAY
from commonweal.record.importers.events import NOBODY, Array, Events
from commonweal.record.importers.repairs import EXAMPLES, Repairs

Fingerprints = Callable[[Array], Array]
"""Positions in the source, rising -> a 64-bit number for each, alike only where whole rows are."""
YEARS_AWAY = 10
_NEVER = "no time that can be read"
_DUPLICATES = "exact duplicates of another row were dropped"
_SORTED = "times that an event stood before one that came earlier; they were put in order"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events by person and moment: positions in the source, in order, and their days since 1970.

    Args:
        at: where each event stands in the source.
        person: pseudonyms, in this order.
        day: days since 1970, in this order.
        ties: how many events share their moment with another of the same person, so that nothing but their order in
            the source says which came first.
        clock: whether any event has a time of day.
    """

    at: Array
    person: Array
    day: Array
    ties: int
    clock: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """How a source's times are to be taken.

    Args:
        where: the source's name, for messages.
        day_first: whether 1/4/2019 is in April; None to let the column decide.
        drop_bad: whether rows that cannot be are left out and counted, rather than stopping the import.
        today: the last day that can have been, and one more; None for today.
    """

    where: str
    day_first: bool | None = None
    drop_bad: bool = False
    today: date | None = None


def put_in_order(events: Events, rules: Rules, repairs: Repairs, fingerprints: Fingerprints) -> Timeline:
    """Find the order of all events.

    Raises:
        RecordError: rows without a person, or with a time that cannot be, unless they are to be dropped.
    """
    person, day, within = _required(events, "person"), _days(events, rules, repairs), _required(events, "within")
    good = _possible(person, day, events.first_row, rules, repairs)
    at, order = np.flatnonzero(good), events.column("order")
    keys = [within[at], day[at], person[at]]
    at = at[np.lexsort(keys if order is None else [order[at], *keys])]
    same_person = person[at][1:] == person[at][:-1]
    repairs.add(_SORTED, int((same_person & (at[1:] < at[:-1])).sum()))
    tied = same_person & (day[at][1:] == day[at][:-1]) & (within[at][1:] == within[at][:-1])
    twice = _duplicates(at, tied, fingerprints)
    repairs.add(_DUPLICATES, len(twice), (twice + events.first_row)[:EXAMPLES])
    kept = ~np.isin(at, twice)
    ties = int(tied.sum()) - len(twice) if order is None else 0
    clock = bool((within[at] % 86_400_000_000 != 0).any())
    at = at[kept]
    return Timeline(at, person[at], day[at], ties, clock)


def _required(events: Events, name: str) -> Array:
    column = events.column(name)
    if column is None:
        raise RecordError("it holds no events", right="see that it is the file you meant")
    return column


def _days(events: Events, rules: Rules, repairs: Repairs) -> Array:
    day_first, taken = events.order.decide(rules.day_first, rules.where)
    chosen, other = ("day_first", "month_first") if day_first else ("month_first", "day_first")
    events.column(other)
    repairs.add(taken, events.rows if taken else 0)
    return _required(events, chosen)


def _possible(person: Array, day: Array, first_row: int, rules: Rules, repairs: Repairs) -> Array:
    """Say which events can have been; stop for the others, or count them."""
    good = np.ones(len(day), bool)
    faults = []
    for why, bad in _impossible(person, day, rules.today or date.today()):
        bad &= good
        if bad.any():
            rows = [first_row + int(at) for at in np.flatnonzero(bad)[:EXAMPLES]]
            faults.append((why, int(bad.sum()), rows))
            good &= ~bad
    if faults and not rules.drop_bad:
        told = "; ".join(f"{count:,} with {why} (such as row {rows[0]})" for why, count, rows in faults)
        right = "put them right in the source, or say --drop-bad to leave them out"
        raise RecordError(f"rows that cannot be: {told}", rules.where, right)
    for why, count, rows in faults:
        repairs.add(f"rows with {why} were left out", count, rows)
    if not good.any():
        raise RecordError("no row is left that can be", rules.where, "see that the right columns are mapped")
    return good


def _impossible(person: Array, day: Array, today: date) -> Iterator[tuple[str, Any]]:
    yield "no person", person == NOBODY
    yield _NEVER, day == NO_DAY
    yield "a time before 1970", day < 0
    yield "a time after today", day > day_number(today) + 1
    early, late = np.percentile(day[day >= 0], [10, 90]) if (day >= 0).any() else (0, 0)
    far = max(YEARS_AWAY * 365.25, 5 * (late - early))
    yield f"a time {YEARS_AWAY} years or more away from the rest", (day < early - far) | (day > late + far)


def _duplicates(at: Array, tied: Array, fingerprints: Fingerprints) -> Array:
    """Give the positions of rows that are in every column like one before them; only ties are looked at."""
    touched = np.zeros(len(at), bool)
    touched[1:] |= tied
    touched[:-1] |= tied
    places = np.sort(at[touched])
    if not places.size:
        return places
    marks = fingerprints(places)
    order = np.argsort(marks, kind="stable")
    again = marks[order][1:] == marks[order][:-1]
    return np.asarray(np.sort(places[order][1:][again]))
