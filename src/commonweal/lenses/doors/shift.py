"""Whether refusals at a clause became more, or fewer: the record's first half against its second.

The shares are of answers, the luck that of people: whoever asks at many doors, or again and again, counts with all
their answers as one (linearisation over people, Cochran 1977, ch. 6).
"""

from dataclasses import dataclass, replace
from math import erfc, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.discovery import adjust
from commonweal.lenses.doors.answers import Answers
from commonweal.lenses.doubt import NORMAL, Doubt
from commonweal.record import TABLES

LEAST = 50  # answers in each half, and refusals in both; with fewer the test is not near its level


@dataclass(frozen=True)
class Shift:
    """A clause's share of the answers in the two halves.

    Args:
        clause: which, in the record's words; `any` for all of them.
        before: share of the answers of the first half refused at it.
        after: the same of the second half.
        difference: after less before.
        p: how often chance alone would show as much; None where there is too little.
        people: who had an answer.
        adjusted: p after control of false discoveries over clauses.
    """

    clause: str
    before: float | None
    after: float | None
    difference: Doubt
    p: float | None
    people: int
    adjusted: float | None = None


def shifts(answers: Answers, middle: int, more: tuple[Shift, ...] = ()) -> list[Shift]:
    """Compare answers before day `middle` with those from it on, for each clause anybody was refused at.

    False discoveries are controlled over them and over `more` comparisons of the same halves.
    """
    asked = np.flatnonzero(answers.answered)
    late = answers.day[asked] >= middle
    refused, clause = answers.refused[asked], answers.clause[asked]
    words = TABLES["referrals"].column("clause").codes
    number = np.unique(answers.number[asked], return_inverse=True)[1]
    told = [_shift("any", refused, late, number)]
    told += [_shift(words[c], refused & (clause == c), late, number) for c in np.unique(clause[refused])]
    return _adjusted([*told, *more])


def _shift(clause: str, refused: NDArray[np.bool_], late: NDArray[np.bool_], number: NDArray[np.int64]) -> Shift:
    n, people = (int((~late).sum()), int(late.sum())), int(number.max(initial=-1)) + 1
    if min(n) == 0:
        return Shift(clause, None, None, Doubt(None), None, people)
    before, after = float(refused[~late].mean()), float(refused[late].mean())
    pull = np.where(late, (refused - after) / n[1], -(refused - before) / n[0])
    return judged(clause, (before, after), np.bincount(number, pull, people), people, min(*n, int(refused.sum())))


def judged(
    clause: str, shares: tuple[float, float], pull: NDArray[Any], people: int, least: int
) -> Shift:
    """Judge the change from one half's share to the other's by what each person's answers pull it.

    Args:
        clause: what was compared.
        shares: of the first half and of the second.
        pull: how far the answers of each move the change, (people or more,); 0 of who has none.
        people: how many have an answer.
        least: the fewest answers of a half, or refusals: under `LEAST` there is too little to tell.
    """
    before, after = shares
    error, gap = sqrt(people / max(people - 1, 1) * float(pull @ pull)), after - before
    if least < LEAST or error == 0:
        return Shift(clause, before, after, Doubt(gap), None, people)
    p = erfc(abs(gap) / error / sqrt(2))
    return Shift(clause, before, after, Doubt(gap, gap - NORMAL * error, gap + NORMAL * error), p, people)


def _adjusted(told: list[Shift]) -> list[Shift]:
    adjusted = adjust([each.p for each in told])
    return [replace(each, adjusted=p) for each, p in zip(told, adjusted, strict=True)]
