"""What followed a refusal: where people are some weeks on, found from their own later rows.

Each person is followed once, from the first refusal that the record holds, and only as far as the record reaches:
whose whole stretch does not lie inside it is left out and counted, not taken for unknown to everybody.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code, read_columns
from commonweal.lenses.doors.answers import Answers, Ints, last_day, told
from commonweal.record import Record

STATES = (
    "helped by the same service",
    "helped by another service",
    "taken on, work not begun",
    "refused again",
    "in touch, not helped",
    "known to nobody",
)
"""Where someone may be, the first that holds; the last has no row in the record since the refusal."""

NEVER = np.iinfo(np.int64).max
_WORK = ("start", "review", "meeting")
_FOLLOWING = ("spells", "contacts", "needs")


@dataclass(frozen=True)
class Aftermath:
    """People followed from their first refusal.

    Args:
        day: of the refusal, (people,).
        since: first day on which each of the first five `STATES` held after it, (people, 5); NEVER if none did.
        last: the last day that the record speaks of; None where it does not say.
        works: whether the record tells of work, in spells or contacts.
    """

    day: Ints
    since: NDArray[np.int64]
    last: int | None
    works: bool

    def whole(self, weeks: int) -> NDArray[np.bool_]:
        """Say whose next weeks lie wholly inside the record, (people,)."""
        if self.last is None:
            return np.zeros(len(self.day), bool)
        return np.asarray(self.day + 7 * weeks <= self.last)

    def counts(self, weeks: int) -> NDArray[np.int64]:
        """Count people by state after some weeks, (6,), of those whose stretch is whole."""
        whole = self.whole(weeks)
        held = self.since[whole] <= (self.day[whole] + 7 * weeks)[:, None]
        state = np.where(held.any(1), held.argmax(1), len(STATES) - 1)
        return np.bincount(state, minlength=len(STATES))


def follow(record: Record, answers: Answers) -> Aftermath:
    """Follow each refused person from the first refusal on."""
    index = answers.first_of_each(answers.refused)
    day = answers.day[index].astype(np.int64)
    member = np.full(len(answers.people), -1)
    member[answers.number[index]] = np.arange(len(index))
    since = np.full((len(index), len(STATES) - 1), NEVER)
    door = answers.door[index]
    _see_answers(answers, index, member, since)
    sources = [table for table in _FOLLOWING if told(record, table)]
    if "spells" in sources:
        _see_spells(record, answers, member, day, door, since)
    if "contacts" in sources:
        _see_contacts(record, answers, member, day, door, since)
    if "needs" in sources:
        _see_needs(record, answers, member, day, since)
    works = bool({"spells", "contacts"} & set(sources))
    return Aftermath(day, since, last_day(record, "referrals", *sources), works)


def _see_answers(answers: Answers, index: Ints, member: Ints, since: NDArray[np.int64]) -> None:
    """Later answers; one on the day of the refusal counts if it stands after it, or takes on at another door."""
    who = member[answers.number]
    at = np.flatnonzero(who >= 0)
    who = who[at]
    later = at > index[who]
    same_day = answers.day[at] == answers.day[index[who]]
    _earliest(since, 2, who, answers.day[at], (later | same_day) & answers.accepted[at])
    _earliest(since, 3, who, answers.day[at], later & answers.refused[at])
    _earliest(since, 4, who, answers.day[at], later & (answers.day[at] > answers.day[index[who]]))


def _see_spells(
    record: Record, answers: Answers, member: Ints, day: Ints, door: Ints, since: NDArray[np.int64]
) -> None:
    """Work that began after the refusal, or was going on with another service and went on after it."""
    rows = read_columns(record, "spells", ("person", "service", "start", "end"))
    who, at = _of(answers, member, rows["person"])
    start, end = rows["start"][at].astype(np.int64), rows["end"][at]
    goes_on = (end < 0) | (end > day[who])
    here = rows["service"][at] == door[who]
    began = np.maximum(start, day[who])
    for column, right in ((0, here), (1, ~here)):
        _earliest(since, column, who, began, goes_on & right)


def _see_contacts(
    record: Record, answers: Answers, member: Ints, day: Ints, door: Ints, since: NDArray[np.int64]
) -> None:
    rows = read_columns(record, "contacts", ("person", "service", "date", "kind"))
    who, at = _of(answers, member, rows["person"])
    met, here = rows["date"][at], rows["service"][at] == door[who]
    later = met > day[who]
    work = later & np.isin(rows["kind"][at], [code("contacts", "kind", word) for word in _WORK])
    for column, right in ((0, work & here), (1, work & ~here), (4, later)):
        _earliest(since, column, who, met, right)


def _see_needs(record: Record, answers: Answers, member: Ints, day: Ints, since: NDArray[np.int64]) -> None:
    rows = read_columns(record, "needs", ("person", "date"))
    who, at = _of(answers, member, rows["person"])
    _earliest(since, 4, who, rows["date"][at], rows["date"][at] > day[who])


def _of(answers: Answers, member: Ints, people: NDArray[Any]) -> tuple[Ints, Ints]:
    """Find the rows of people who are followed: which one each is of, and where it stands."""
    number = answers.numbers_of(people)
    who = np.where(number >= 0, member[number], -1)
    at = np.flatnonzero(who >= 0)
    return who[at], at


def _earliest(since: NDArray[np.int64], column: int, who: Ints, day: Ints, right: NDArray[np.bool_]) -> None:
    np.minimum.at(since[:, column], who[right], day[right].astype(np.int64))
