"""Scores assessed at a door, each with the answer that the same person got there on the same day."""

from typing import NamedTuple

import numpy as np

from commonweal.lenses.columns import Columns, code, read_columns
from commonweal.lenses.doors.answers import Answers, Ints
from commonweal.record import TABLES, Record

SPAN = np.int64(2**20)
"""Longer than any day since 1970 that a calendar holds, so that one number orders people or doors, then days."""


class Assessed(NamedTuple):
    """Scores with the answers that they led to, (scores,) each.

    Args:
        rows: of needs.
        number: whose, a person of the answers.
        answer: which answer; -1 where none was given at that door on that day.
    """

    rows: Columns
    number: Ints
    answer: Ints


def assessed(record: Record, answers: Answers) -> Assessed:
    """Find the scores of a door's own kind of need that were taken to decide."""
    rows = read_columns(record, "needs", ("person", "service", "date", "domain", "score", "occasion"))
    own = _domains(record)[rows["service"]] if record.rows("services") else np.zeros(0, int)
    kept = (rows["occasion"] == code("needs", "occasion", "assessment")) & ~np.isnan(rows["score"])
    kept &= (own < 0) | (own == rows["domain"])
    number = answers.numbers_of(rows["person"])
    kept &= number >= 0
    rows = {name: values[kept] for name, values in rows.items()}
    return Assessed(rows, number[kept], _answer(answers, number[kept], rows))


def _domains(record: Record) -> Ints:
    words = record.table("services", ["domain"]).column("domain").to_pylist()
    codes = TABLES["needs"].column("domain").codes
    return np.array([codes.index(word) if word is not None else -1 for word in words], int)


def _answer(answers: Answers, number: Ints, rows: Columns) -> Ints:
    """Find the answer, yes or no, that the same person got at the same door on the same day; -1 where there is none."""
    at = np.flatnonzero(answers.answered)
    doors = np.int64(max(answers.door.max(initial=0), rows["service"].max(initial=0)) + 1)
    given = (answers.number[at] * doors + answers.door[at]) * SPAN + answers.day[at]
    order = np.argsort(given, kind="stable")
    asked = (number * doors + rows["service"]) * SPAN + rows["date"]
    found = np.searchsorted(given[order], asked)
    right = np.append(given[order], -1)[found] == asked
    return np.where(right, np.append(at[order], -1)[found], -1)
