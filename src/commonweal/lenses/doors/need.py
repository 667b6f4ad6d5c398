"""Need at a refusal and later, of those whom somebody assessed again.

Who is assessed again is not anybody: people come back when need has grown, or because somebody kept in touch. So
the change is told of those seen again, beside how many they are, and never of all who were refused.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import code, read_columns
from commonweal.lenses.doors.answers import Answers, Ints
from commonweal.record import Record

_LATER = ("assessment", "follow_up", "review")


@dataclass(frozen=True)
class Again:
    """Scores at each person's first refusal, and at the last assessment of that need in the weeks after it.

    Args:
        before: score at the refusal, in need-units, (people,) of those assessed on that day by that door.
        after: score at the last assessment in the weeks after, by anybody; NaN for who was not assessed again.
        clause: at which the person was refused, as a code, (people,).
    """

    before: NDArray[np.float64]
    after: NDArray[np.float64]
    clause: Ints

    @property
    def seen(self) -> NDArray[np.bool_]:
        """Who was assessed again, (people,)."""
        return np.asarray(~np.isnan(self.after))

    @property
    def change(self) -> NDArray[np.float64]:
        """How far need rose for those assessed again, need-units; below 0 it fell."""
        return np.asarray((self.after - self.before)[self.seen])


def assessed_again(record: Record, answers: Answers, weeks: int, last: int | None) -> Again:
    """Find need at each person's first refusal and later; only people whose weeks lie inside the record."""
    index = answers.first_of_each(answers.refused)
    if last is not None:
        index = index[answers.day[index] + 7 * weeks <= last]
    rows = read_columns(record, "needs", ("person", "service", "date", "domain", "score", "occasion"))
    number = answers.numbers_of(rows["person"])
    kept = (number >= 0) & np.isin(rows["occasion"], [code("needs", "occasion", word) for word in _LATER])
    kept &= ~np.isnan(rows["score"])
    number, day, service = number[kept], rows["date"][kept].astype(np.int64), rows["service"][kept]
    domain, score = rows["domain"][kept].astype(np.int64), rows["score"][kept].astype(float)
    member = np.full(len(answers.people), -1)
    member[answers.number[index]] = np.arange(len(index))
    who = member[number]
    here = np.flatnonzero(who >= 0)
    who, day, service, domain, score = who[here], day[here], service[here], domain[here], score[here]
    first, door = answers.day[index][who], answers.door[index][who]
    then = np.flatnonzero((day == first) & (service == door))
    then = then[np.lexsort((-score[then], who[then]))]  # of several needs seen at the door, the greatest
    at = np.full(len(index), -1)
    at[who[then][::-1]] = then[::-1]
    about = np.where(at >= 0, domain[at], -1) if len(domain) else np.full(len(index), -1)
    later = np.flatnonzero((day > first) & (day <= first + 7 * weeks) & (domain == about[who]))
    later = later[np.lexsort((day[later], who[later]))]
    after = np.full(len(index), np.nan)
    after[who[later]] = score[later]
    known = at >= 0
    return Again(score[at[known]], after[known], answers.clause[index][known])
