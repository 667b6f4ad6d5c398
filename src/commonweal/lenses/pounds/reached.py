"""People reached: who was met or worked with, by service and period, each counted once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import read_columns
from commonweal.lenses.pounds.ledger import Ledger
from commonweal.record import Record
from commonweal.record.day import day_number

JOURNEYS = ("contacts", "spells")
Ints = NDArray[Any]


@dataclass(frozen=True)
class Reached:
    """How many people were reached in each period of a ledger.

    Args:
        by_period: people by number of the period.
        by_service: people by service's code and number of the period.
        services: codes of the services that speak of whom they reached; None for all.
    """

    by_period: dict[int, int]
    by_service: dict[tuple[int, int], int]
    services: frozenset[int] | None

    def speaks(self, service: Ints) -> NDArray[np.bool_]:
        """Tell of which services (n,) the people are known; money of no one service counts only if all are."""
        if self.services is None:
            return np.ones(len(service), bool)
        return np.isin(service, list(self.services))


def read_reached(record: Record, ledger: Ledger) -> Reached:
    """Count the people in contacts and spells, in the periods of which these speak as far as the money does."""
    tables = [table for table in JOURNEYS if record.coverage.of(table).status != "absent"]
    told = [n for n in ledger.numbers if any(_speaks_of(record, table, ledger, n) for table in tables)]
    person, service, period = _meetings(record, tables, ledger)
    kept = np.isin(period, told)
    person, service, period = person[kept], service[kept], period[kept]
    if not len(person):
        return Reached({}, {}, _services(record, tables))
    _, who = np.unique(person, return_inverse=True)
    first, wide = int(period.min()), int(period.max() - period.min()) + 1
    when, most = period - first, int(service.max()) + 1
    alone = np.bincount(np.unique(who * wide + when) % wide, minlength=wide)
    pairs = np.bincount(np.unique((who * most + service) * wide + when) % (most * wide), minlength=most * wide)
    by_service = {(int(at) // wide, first + int(at) % wide): int(pairs[at]) for at in np.flatnonzero(pairs)}
    return Reached({first + i: int(n) for i, n in enumerate(alone) if n}, by_service, _services(record, tables))


def _meetings(record: Record, tables: list[str], ledger: Ledger) -> tuple[Ints, Ints, Ints]:
    parts = [part for table in tables for part in _READ[table](record, ledger)]
    person, service, period = ([part[i] for part in parts] for i in range(3))
    empty = [np.zeros(0, np.int64)]
    return tuple(np.concatenate(each or empty).astype(np.int64) for each in (person, service, period))  # type: ignore[return-value]  # three lists make three arrays


def _contacts(record: Record, ledger: Ledger) -> Iterator[tuple[Ints, Ints, Ints]]:
    rows = read_columns(record, "contacts", ("person", "service", "date"))
    yield rows["person"], rows["service"], ledger.periods.number(rows["date"])


def _spells(record: Record, ledger: Ledger) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Give a row for each period of money in which a spell went on."""
    rows = read_columns(record, "spells", ("person", "service", "start", "end"))
    covered = record.coverage.of("spells").end
    upto = ledger.last if covered is None else day_number(covered)
    end = np.where(rows["end"] < 0, np.maximum(upto, rows["start"]), rows["end"])
    low, high = ledger.periods.number(rows["start"]), ledger.periods.number(end)
    for number in ledger.numbers:
        going = (low <= number) & (number <= high)
        yield rows["person"][going], rows["service"][going], np.full(int(going.sum()), number)


_READ = {"contacts": _contacts, "spells": _spells}


def _speaks_of(record: Record, table: str, ledger: Ledger, number: int) -> bool:
    """Tell whether a table speaks of all days of a period of which the money does."""
    covered, (begin, end) = record.coverage.of(table), ledger.bounds(number)
    if covered.start is None or covered.end is None:
        return False
    first, last = day_number(covered.start), day_number(covered.end)
    return first <= max(begin, ledger.first) and min(end - 1, ledger.last) <= last


def _services(record: Record, tables: list[str]) -> frozenset[int] | None:
    named: set[str] = set()
    for table in tables:
        covered = record.coverage.of(table).services
        if covered is None:
            return None
        named |= set(covered)
    ids = record.vocabulary["services"]
    return frozenset(i for i, id_ in enumerate(ids) if id_ in named)
