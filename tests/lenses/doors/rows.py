"""Rows of answers at doors for tests, as people write them, and records with a planted change of the line."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
from tests.lenses.making import END, EPOCH, START

from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.assessed import assessed
from commonweal.lenses.doors.line import Scores, read_scores
from commonweal.record import Coverage, Record, RecordWriter, TableCoverage, blank_rows
from commonweal.record.tables import TABLES

DAY = date(2024, 3, 1)


def day(after: int) -> date:
    return DAY + timedelta(after)


def yes(person, after=0, door="a", source=None):
    return {"person": person, "date": day(after), "to_service": door, "from_service": source, "outcome": "accepted"}


def no(person, after=0, door="a", clause="least_severity", source=None):
    said = {"outcome": "refused", "declined_by": "provider", "reason": "not_ill_enough", "clause": clause}
    return yes(person, after, door, source) | said


def gave_up(person, after=0, door="a"):
    said = {"outcome": "abandoned", "declined_by": "person", "reason": "no_longer_wanted", "clause": "waited_too_long"}
    return yes(person, after, door) | said


def spell(person, start, end=None, service="a"):
    return {"person": person, "service": service, "start": day(start), "end": None if end is None else day(end)}


def need(person, after, score, service="a", domain="mental_health", occasion="assessment"):
    row = {"person": person, "service": service, "date": day(after), "domain": domain, "score": score}
    return row | {"occasion": occasion}


def doors_with_lines(
    folder: Path,
    seed: int,
    doors: int = 6,
    asked: int = 800,
    before: float = 0.3,
    after: float = 0.3,
    fudge: float = 0.0,
) -> Record:
    """Write a record of doors that refuse most below their line, which may move half-way.

    `fudge` is the share of scores just under the line of door 0 that somebody lifts to just over it.
    """
    luck = np.random.default_rng(seed)
    n = doors * asked
    person = luck.integers(0, n // 2, n) + 1
    door = luck.integers(0, doors, n)
    first, last = (START - EPOCH).days, (END - EPOCH).days
    when = luck.integers(first, last + 1, n)
    line = np.where(when < (first + last + 1) // 2, before, after)
    score = luck.normal(0.45, 0.15, n // 2 + 1)[person - 1] + luck.normal(0, 0.1, n)
    lift = (door == 0) & (score < line) & (score > line - 0.06) & (luck.random(n) < fudge)
    score = np.where(lift, line + luck.random(n) * 0.05, score)
    refused = luck.random(n) < 1 / (1 + np.exp((score - line) / 0.15))
    said, seen = blank_rows("referrals", n), blank_rows("needs", n)
    for rows in (said, seen):
        rows["person"], rows["date"] = person, when
    said["to_service"], said["from_service"], seen["service"] = door, -1, door
    for column, word in (("outcome", "refused"), ("declined_by", "provider"), ("clause", "least_severity")):
        said[column] = np.where(refused, TABLES["referrals"].column(column).codes.index(word), 0)
    seen["domain"], seen["score"] = 0, score
    practice = blank_rows("practice", 2 * doors)
    practice["service"] = np.tile(np.arange(doors), 2)
    middle = (first + last + 1) // 2
    practice["period_start"] = np.repeat([first, middle], doors)
    practice["period_end"] = np.repeat([middle - 1, last], doors)
    practice["value"] = np.repeat([before, after], doors)
    services = [{"id": f"d{i}", "name": f"Door {i}", "domain": "homelessness"} for i in range(doors)]
    coverage = Coverage({name: TableCoverage("present", START, END) for name in ("referrals", "needs", "practice")})
    with RecordWriter(folder, services, coverage=coverage) as writer:
        for name, rows in (("referrals", said), ("needs", seen), ("practice", practice)):
            writer.append(name, rows)
        return writer.finish()


def scores_of(record: Record) -> Scores:
    """The scores at doors of whose line and answer a record tells."""
    answers = read_answers(record)
    return read_scores(record, answers, assessed(record, answers))
