"""Waits from a yes at a door to the start of work, each person's first; censored where the record ends."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import read_columns
from commonweal.lenses.doors.answers import Answers, Ints, last_day
from commonweal.lenses.doubt import Doubt, median
from commonweal.record import Record

BEYOND = 10_000.0  # days; stands for a wait that had no end in the weeks looked at


@dataclass(frozen=True)
class Waits:
    """Waits of people who were taken on, followed for some weeks.

    Args:
        days: from the yes to the start of work, (people,); BEYOND where work did not begin in these weeks.
        gave_up: how many of them gave up at that door before work began.
        left_out: how many people were taken on too near the end of the record to be followed.
    """

    days: NDArray[np.float64]
    gave_up: int
    left_out: int

    @property
    def begun(self) -> int:
        """With how many work began in time."""
        return int((self.days < BEYOND).sum())

    @property
    def middle(self) -> Doubt:
        """The wait within which work began with half of those taken on, in days; no value where it never did."""
        told = median(self.days)
        ends = [None if end is None or end >= BEYOND / 2 else end for end in (told.low, told.high)]
        if told.value is None or told.value >= BEYOND / 2:
            return Doubt(None)
        return Doubt(told.value, *ends) if None not in ends else Doubt(told.value)


def waits(record: Record, answers: Answers, weeks: int) -> Waits | None:
    """Follow each person from the first yes; None where the record does not say how far it reaches."""
    last = last_day(record, "referrals", "spells")
    first = answers.first_of_each(answers.accepted)
    if last is None or not len(first):
        return None
    whole = answers.day[first] + 7 * weeks <= last
    at = first[whole]
    spells = read_columns(record, "spells", ("person", "service", "start"))
    begun = _next(answers, at, answers.numbers_of(spells["person"]), spells["service"], spells["start"])
    left = np.flatnonzero(answers.is_outcome("abandoned"))
    gone = _next(answers, at, answers.number[left], answers.door[left], answers.day[left])
    gave_up = (gone <= 7 * weeks) & (gone < begun)
    days = np.where((begun <= 7 * weeks) & ~gave_up, begun, BEYOND)
    return Waits(days, int(gave_up.sum()), int((~whole).sum()))


def _next(answers: Answers, at: Ints, number: Ints, door: Ints, day: Ints) -> NDArray[np.float64]:
    """Give the days from answers `at` to the next of some events of the same person and door; BEYOND if none."""
    known = number >= 0
    span = np.int64(2**20)  # longer than any day since 1970 that a calendar holds
    doors = np.int64(max(answers.door.max(initial=0), door.max(initial=0)) + 1)
    events = np.sort((number[known] * doors + door[known]) * span + day[known])
    asked = (answers.number[at] * doors + answers.door[at]) * span + answers.day[at]
    found = np.searchsorted(events, asked)
    there = np.append(events, np.iinfo(np.int64).max)[found]
    return np.where(there // span == asked // span, there - asked, BEYOND).astype(float)
