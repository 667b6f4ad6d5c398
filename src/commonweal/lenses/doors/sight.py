"""All that is seen at the doors of one record, before it is told."""

from dataclasses import dataclass

from commonweal.lenses.doors.aftermath import Aftermath, follow
from commonweal.lenses.doors.alike import alike
from commonweal.lenses.doors.answers import Answers, last_day, told
from commonweal.lenses.doors.assessed import assessed
from commonweal.lenses.doors.line import Door, look_at_doors, read_scores
from commonweal.lenses.doors.need import Again, assessed_again
from commonweal.lenses.doors.shift import Shift, shifts
from commonweal.lenses.doors.waits import Waits, waits
from commonweal.record import Record
from commonweal.record.day import day_number


@dataclass(frozen=True)
class Sight:
    """What was seen; None where the record holds no table for it.

    Args:
        answers: at doors.
        weeks: after which people are looked for, rising.
        after: what followed each person's first refusal.
        again: need then and later.
        waited: from a yes to the start of work.
        halves: refusals in the first half of the record and the second, any clause first; those among people with
            like scores last.
        doors: scores at the line of each door.
    """

    answers: Answers
    weeks: tuple[int, ...]
    after: Aftermath
    again: Again | None
    waited: Waits | None
    halves: list[Shift]
    doors: list[Door] | None


def look(record: Record, answers: Answers, weeks: tuple[int, ...], near: float) -> Sight:
    """See what a record tells of its doors; `near` is in need-units."""
    after = follow(record, answers)
    longest, middle = weeks[-1], _middle(record, answers)
    scored = assessed(record, answers) if told(record, "needs") else None
    like = alike(scored, answers, middle) if scored else None
    lined = told(record, "practice")
    return Sight(
        answers,
        weeks,
        after,
        assessed_again(record, answers, longest, after.last) if scored and after.last is not None else None,
        waits(record, answers, longest) if told(record, "spells") else None,
        shifts(answers, middle, (like,) if like else ()),
        look_at_doors(read_scores(record, answers, scored), near) if scored and lined else None,
    )


def _middle(record: Record, answers: Answers) -> int:
    """Give the middle day of what the record covers; of the answers it holds, where it does not say."""
    start, end = record.coverage.of("referrals").start, last_day(record, "referrals")
    first = day_number(start) if start else int(answers.day.min())
    return (first + (int(answers.day.max()) if end is None else end) + 1) // 2
