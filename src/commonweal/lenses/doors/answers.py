"""Answers at doors: every row of referrals, a person's together and in order, with people numbered from 0."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code, read_columns
from commonweal.record import Record
from commonweal.record.day import day_number

Ints = NDArray[Any]
Bools = NDArray[np.bool_]
_COLUMNS = ("person", "date", "from_service", "to_service", "outcome", "declined_by", "reason", "clause")


@dataclass(frozen=True)
class Answers:
    """Answers at doors, (answers,) each, by person and then day; those of one day stand in the record's order.

    Args:
        people: pseudonyms, sorted, (people,); `number` points into it.
        number: whose answer.
        day: when, days since 1970.
        sender: who sent them, a service or -1.
        door: whose door, a service.
        outcome: as a code of the record.
        declined_by: as a code.
        reason: as a code.
        clause: as a code.
    """

    people: Ints
    number: Ints
    day: Ints
    sender: Ints
    door: Ints
    outcome: Ints
    declined_by: Ints
    reason: Ints
    clause: Ints

    @cached_property
    def accepted(self) -> Bools:
        """Where someone was taken on."""
        return self.is_outcome("accepted")

    @cached_property
    def refused(self) -> Bools:
        """Where someone was turned away."""
        return self.is_outcome("refused")

    @cached_property
    def answered(self) -> Bools:
        """Where the door said yes or no."""
        return np.asarray(self.accepted | self.refused)

    def is_outcome(self, word: str) -> Bools:
        """Say which answers had an outcome."""
        return np.asarray(self.outcome == code("referrals", "outcome", word))

    def different(self, at: NDArray[Any]) -> int:
        """Count the different people of some answers (a mask or positions)."""
        whose = self.number[at]
        return int(np.count_nonzero(np.diff(whose)) + 1) if len(whose) else 0

    def first_of_each(self, at: Bools) -> Ints:
        """Give the position of each person's first answer among some, in the order of people."""
        where = np.flatnonzero(at)
        whose = self.number[where]
        return where[np.append(True, whose[1:] != whose[:-1])] if len(where) else where

    def numbers_of(self, people: Ints) -> Ints:
        """Give the numbers of pseudonyms (n,) here; -1 for who has no answer."""
        if not len(self.people):
            return np.full(len(people), -1)
        at = np.searchsorted(self.people, people).clip(0, len(self.people) - 1)
        return np.where(self.people[at] == people, at, -1)


def read_answers(record: Record) -> Answers:
    """Read the answers that a record tells of."""
    rows = read_columns(record, "referrals", _COLUMNS)
    people, number = np.unique(rows["person"], return_inverse=True)
    order = np.lexsort((rows["date"], number))  # stable
    told = [rows[name][order] for name in _COLUMNS[1:]]
    return Answers(people, number[order], *told)


def last_day(record: Record, *tables: str) -> int | None:
    """Give the last day of which all these tables speak, since 1970; None where one does not say."""
    ends = [record.coverage.of(table).end for table in tables]
    known = [day_number(end) for end in ends if end is not None]
    return min(known) if known and len(known) == len(ends) else None


def told(record: Record, table: str) -> bool:
    """Say whether a record speaks of a table at all."""
    return record.coverage.of(table).status != "absent"
