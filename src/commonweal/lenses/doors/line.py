"""Scores assessed at a door against the line that the door kept at the time.

Only the line of least severity can be held against scores: what a service saw of complexity is in no record. A line
is what practice says of the period; where a door treats each case a little differently, it is their mean.
"""

from dataclasses import dataclass, replace
from math import erfc, sqrt

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import Columns, code, read_columns
from commonweal.lenses.discovery import LEVEL, adjust
from commonweal.lenses.doors.answers import Answers, Ints
from commonweal.lenses.doors.assessed import SPAN, Assessed
from commonweal.lenses.doors.step import Step, step_at
from commonweal.lenses.doubt import NOTHING, Doubt
from commonweal.record import Record

_PLACEBOS = (-3, -2, -1, 1, 2, 3)  # tenths of a need-unit
LEAST_PEOPLE = 30  # near a line; with fewer the normal curve does not hold


@dataclass(frozen=True)
class Scores:
    """Scores with the answers they got, (scores,) each.

    Args:
        door: whose door, a service.
        number: whose score, a person.
        score: in need-units.
        line: least severity taken on then, in need-units.
        refused: whether the answer was no.
    """

    door: Ints
    number: Ints
    score: NDArray[np.float64]
    line: NDArray[np.float64]
    refused: NDArray[np.bool_]

    def of(self, door: int) -> "Scores":
        """Give those of one door."""
        at = self.door == door
        return Scores(self.door[at], self.number[at], self.score[at], self.line[at], self.refused[at])


@dataclass(frozen=True)
class Door:
    """What was found at one door's line.

    Args:
        door: which service.
        near: scores nearer to the line than the width asked for.
        ratio: scores just over the line for each just under it, beyond what the slope explains.
        bunching: p that chance shows as much on either side; None where too few scores are near.
        step: how refusals change at the line.
        adjusted: both p (of bunching, of the step) after control of false discoveries over doors.
        elsewhere: whether scores stand in heaps by lines that nobody set, too; not asked where there is none here.
    """

    door: int
    near: Scores
    ratio: Doubt
    bunching: float | None
    step: Step
    adjusted: tuple[float | None, float | None] = (None, None)
    elsewhere: bool = False

    @property
    def beyond_chance(self) -> bool:
        """Whether more scores stand on one side of the line than chance would bring."""
        return self.adjusted[0] is not None and self.adjusted[0] <= LEVEL

    @property
    def bunched(self) -> bool:
        """Whether scores stand in a heap by this line, and not by others just as well."""
        return self.beyond_chance and not self.elsewhere

    @property
    def steps(self) -> bool:
        """Whether refusals jump at the line."""
        return self.adjusted[1] is not None and self.adjusted[1] <= LEVEL


def read_scores(record: Record, answers: Answers, found: Assessed) -> Scores:
    """Find the scores assessed at doors of whose line and answer the record tells."""
    rows, number, answer = found
    line = _line(record, rows)
    told = (answer >= 0) & ~np.isnan(line)
    # thirty-two bits hold six digits; more would part a score from a line that it stands on
    score, line = np.round(rows["score"].astype(float), 6), np.round(line, 6)
    return Scores(rows["service"][told], number[told], score[told], line[told], answers.refused[answer[told]])


def look_at_doors(scores: Scores, near: float) -> list[Door]:
    """Look at each door's line for heaps of scores and for a jump of refusals, within `near` of it for the latter."""
    found = [_look(scores.of(int(door)), near) for door in np.unique(scores.door)]
    heaps, jumps = adjust([each.bunching for each in found]), adjust([each.step.p for each in found])
    told = [replace(each, adjusted=both) for each, both in zip(found, zip(heaps, jumps, strict=True), strict=True)]
    return [replace(each, elsewhere=_elsewhere(scores.of(each.door))) if each.beyond_chance else each for each in told]


def _look(here: Scores, near: float) -> Door:
    by = np.abs(here.score - here.line) < near
    close = Scores(here.door[by], here.number[by], here.score[by], here.line[by], here.refused[by])
    ratio, p = excess(here.score, here.line, here.number)
    step = step_at(close.score - close.line, close.refused, close.number)
    return Door(int(here.door[0]), close, ratio, p, step)


def _elsewhere(here: Scores) -> bool:
    """Look by lines some tenths away, which end in the same digit: do scores stand in heaps by a quarter of them?"""
    found = [excess(here.score, here.line + tenths / 10, here.number)[1] for tenths in _PLACEBOS]
    held = [p for p in found if p is not None]
    return bool(held) and 4 * sum(p <= LEVEL for p in held) >= len(held)


def excess(
    score: NDArray[np.float64], line: NDArray[np.float64], number: NDArray[np.int64]
) -> tuple[Doubt, float | None]:
    """Look for more scores just to one side of the line than a smooth density has: their ratio, over to under, and p.

    The statistic is that of the measures' test for bunching (`signs.jump`) with people for units: they are many,
    so its studentised sum is held against the normal curve; two sides and the widths tried are paid for.
    """
    from commonweal.lenses.signs.grain import beyond, decimal_step
    from commonweal.lenses.signs.jump import counts

    if len(score) == 0:
        return NOTHING, None
    grain = decimal_step(score)
    over = beyond(score, line, np.array(grain))
    people = np.unique(number, return_inverse=True)[1]
    told = counts(over, people, grain)
    told = [each for each in told if np.count_nonzero(each.parts) >= LEAST_PEOPLE]
    if not told:
        return NOTHING, None
    strongest = max(abs(each.strength) for each in told)
    return told[len(told) // 2].ratio, min(1.0, len(told) * erfc(strongest / sqrt(2)))


def _line(record: Record, rows: Columns) -> NDArray[np.float64]:
    """Give the least severity that each row's service took on at the row's date; NaN where nobody says."""
    kept = read_columns(record, "practice", ("service", "period_start", "period_end", "coordinate", "value"))
    at = (kept["coordinate"] == code("practice", "coordinate", "intake_min")) & ~np.isnan(kept["value"])
    kept = {name: values[at] for name, values in kept.items()}
    key = kept["service"] * SPAN + kept["period_start"]
    order = np.argsort(key, kind="stable")
    found = np.searchsorted(key[order], rows["service"] * SPAN + rows["date"], side="right") - 1
    if not len(order):
        return np.full(len(found), np.nan)
    place = order[found.clip(0)]
    right = (found >= 0) & (kept["service"][place] == rows["service"]) & (kept["period_end"][place] >= rows["date"])
    return np.where(right, kept["value"][place].astype(float), np.nan)
