"""What became of each thing said: how far its threads led, and when."""

from dataclasses import dataclass

import numpy as np

from commonweal.lenses.threads.things import NEVER, Ints, Mask, Things
from commonweal.lenses.threads.threads import Threads

STAGES = ("vision or proposal", "decision", "action", "checked back")
"""How far a thread can lead, in order; a thread may pass over some of them."""


@dataclass(frozen=True)
class Fates:
    """Of each thing said, when its threads first led to each stage.

    Args:
        at: positions of the things said among all things, (said,).
        said: the day it was said, (said,).
        users: whether a resident or carer said it, (said,).
        first: day of each of `STAGES`, `NEVER` if it has not come, (said, stages).
        answered: whether a link answers it, or something that came of it, (said,).
        parts: whether it was split, (said,).
        in_part: whether it was split, followed, and a part of it is still open, (said,).
        merged: whether it was merged into another, (said,).
    """

    at: Ints
    said: Ints
    users: Mask
    first: Ints
    answered: Mask
    parts: Mask
    in_part: Mask
    merged: Mask

    @property
    def open(self) -> Mask:
        """Say of which nothing came: no vision, proposal, decision, action or check-back, and no answer, (said,)."""
        return np.asarray((self.first == NEVER).all(axis=1) & ~self.answered)

    def reached(self, stage: str) -> Mask:
        """Say which led to a stage, (said,)."""
        return np.asarray(self.first[:, STAGES.index(stage)] != NEVER)

    def waits(self, stage: str, end: int) -> tuple[Ints, Mask]:
        """Give days from being said to a stage, or to `end` where it has not come, and whether it has, (said,) each.

        What was said after its stage had come, as what is merged into something older, waited no day.
        """
        came = self.reached(stage)
        until = np.where(came, self.first[:, STAGES.index(stage)], end)
        return np.maximum(until - self.said, 0), came


def fates(things: Things, threads: Threads) -> Fates:
    """Follow every thing said along its threads; what only says again what was said is not counted anew."""
    at = np.flatnonzero(things.said & ~threads.restated(things))
    checked = threads.checked(things)
    days = [
        threads.earliest(np.where(things.of_kind("vision", "proposal"), things.day, NEVER)),
        threads.earliest(np.where(things.of_kind("decision"), things.day, NEVER)),
        threads.earliest(np.where(things.of_kind("action"), things.day, NEVER)),
        np.minimum(checked, threads.earliest(checked)),
    ]
    first = np.stack(days, axis=1)
    answers = threads.of_kind("answers")
    given = np.full(threads.count, NEVER, np.int64)
    given[threads.start[answers]] = 0
    answered = np.minimum(given, threads.earliest(given)) != NEVER
    alive = (first != NEVER).any(axis=1) | answered
    split, merge = threads.of_kind("split_from"), threads.of_kind("merged_into")
    parts, lost, merged = (np.zeros(threads.count, bool) for _ in range(3))
    parts[threads.start[split]] = True
    lost[threads.start[split & ~alive[threads.end]]] = True
    merged[threads.start[merge]] = True
    users, in_part = things.users[at], (lost & alive)[at]
    return Fates(at, things.day[at], users, first[at], answered[at], parts[at], in_part, merged[at])
