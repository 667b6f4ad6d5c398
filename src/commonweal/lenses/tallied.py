"""Events of services, tallied over any periods: what they add up to, and how many people they are of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.record import Record
from commonweal.record.day import day_number

Ints = NDArray[Any]
_SPAN = np.int64(2) ** 32  # more than any day, so that one number orders services, then days


@dataclass(frozen=True)
class Sums:
    """What events come to over some periods: the least and the most (values,), and of how many people (values,)."""

    least: NDArray[np.float64]
    most: NDArray[np.float64]
    people: Ints


@dataclass(frozen=True)
class Tallied:
    """Events of one table in the order of services, then days.

    Args:
        table: the table whose coverage says of which services and days they are known.
        key: service and day as one number, (events,), ascending.
        person: of whom, (events,).
        weight: how much each counts, (events,).
        surely: which count for certain, (events,); the others may.
    """

    table: str
    key: Ints
    person: Ints
    weight: NDArray[np.float64]
    surely: NDArray[np.bool_]

    def over(self, service: Ints, start: Ints, end: Ints) -> Sums:
        """Sum the events of each service between two days, both included, all (values,)."""
        low = np.searchsorted(self.key, service * _SPAN + start)
        high = np.searchsorted(self.key, service * _SPAN + end, side="right")
        most, least = _running(self.weight), _running(np.where(self.surely, self.weight, 0.0))
        people = [len(np.unique(self.person[a:b])) for a, b in zip(low.tolist(), high.tolist(), strict=True)]
        return Sums(least[high] - least[low], most[high] - most[low], np.array(people, np.int64))

    def speaks(self, record: Record, service: Ints, start: Ints, end: Ints) -> NDArray[np.bool_]:
        """Tell of which services and periods (values,) the table holds all rows that it would hold."""
        covered = record.coverage.of(self.table)
        if covered.status != "present" or covered.start is None or covered.end is None:
            return np.zeros(len(service), bool)
        whole = (day_number(covered.start) <= start) & (end <= day_number(covered.end))
        if covered.services is not None:
            held = np.isin(np.array(record.vocabulary["services"]), covered.services)
            whole &= held[service]
        return np.asarray(whole)


def tally(
    table: str,
    rows: Mapping[str, Ints],
    day: str,
    counts: Ints,
    weight: Ints,
    surely: Ints | None = None,
) -> Tallied:
    """Tally the rows (person, service, `day`) that count, each with its weight, all (rows,); `surely` of those."""
    key = rows["service"][counts].astype(np.int64) * _SPAN + rows[day][counts]
    order = np.argsort(key, kind="stable")
    certain = np.ones(len(key), bool) if surely is None else surely
    return Tallied(
        table, key[order], rows["person"][counts][order], weight[counts][order].astype(float), certain[order]
    )


def moments(*rows: Mapping[str, Ints]) -> list[Ints]:
    """Give each row (person, service, date) of some tables one number that orders pairs of the two, then days."""
    person, service = (np.concatenate([each[name] for each in rows]).astype(np.int64) for name in ("person", "service"))
    order = np.lexsort((service, person))
    change = np.diff(person[order]) | np.diff(service[order])
    pair = np.zeros(len(order), np.int64)
    pair[order[1:]] = np.cumsum(change != 0)
    ends = np.cumsum([len(each["date"]) for each in rows])
    return [part * _SPAN + each["date"] for part, each in zip(np.split(pair, ends[:-1]), rows, strict=True)]


def latest(asked: Ints, known: Ints, before: bool = False) -> Ints:
    """Give the last day, of moments (known,) of the same pair, on or before each moment (asked,); -1 for none.

    With `before`, the day asked is itself too late.
    """
    known = np.sort(known)
    if not len(known):
        return np.full(len(asked), -1)
    at = np.searchsorted(known, asked, side="left" if before else "right") - 1
    return np.where((at >= 0) & (known[at] // _SPAN == asked // _SPAN), known[at] % _SPAN, -1)


def _running(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.append(0.0, np.cumsum(weight))
