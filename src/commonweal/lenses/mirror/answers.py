"""Answers on how the system behaves, in waves: one score of each respondent, behaviour and wave."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import read_columns
from commonweal.lenses.mirror.agreement import POINTS
from commonweal.record import TABLES, Record

Ints = NDArray[Any]
PARTS = ("role", "level")
NOT_SAID = "not said"
_LONGEST = 366  # days of a wave; beyond, answers come in all the time and are told by year


@dataclass(frozen=True)
class Answers:
    """Scores, one for each respondent, behaviour and wave: the last one given in it.

    Args:
        respondent: numbered from 0, (answers,).
        wave: position among `waves`, (answers,).
        behaviour: code, (answers,).
        score: whole points, 1 to 10, (answers,).
        parts: `role` and `level`, codes (answers,); -1 where not known.
        waves: names of the waves in order.
        by_year: whether answers came in without a pause, so that a wave is a calendar year.
    """

    respondent: Ints
    wave: Ints
    behaviour: Ints
    score: Ints
    parts: dict[str, Ints]
    waves: tuple[str, ...]
    by_year: bool

    def groups(self, part: str) -> list[tuple[str, NDArray[np.bool_]]]:
        """Give the groups of a part (role, level) in their fixed order, each with its answers (answers,)."""
        codes = [*range(len(TABLES["perceptions"].column(part).codes)), -1]
        named = [*TABLES["perceptions"].column(part).codes, NOT_SAID]
        found = [(name.replace("_", " "), self.parts[part] == i) for i, name in zip(codes, named, strict=True)]
        return [(name, here) for name, here in found if here.any()]

    def people(self, here: Any) -> int:
        """Count the respondents of some answers (answers,)."""
        return len(np.unique(self.respondent[here]))


def read_answers(record: Record, gap_days: int) -> Answers:
    """Read the perceptions of a record; a pause of more than `gap_days` between answers begins a new wave."""
    rows = read_columns(record, "perceptions", ("respondent", "date", "behaviour", "score", *PARTS))
    wave, names, by_year = _waves(rows["date"].astype(np.int64), gap_days)
    _, who = np.unique(rows["respondent"], return_inverse=True)
    order = np.lexsort((rows["date"], rows["behaviour"], wave, who))  # stable: of one day, the last written
    key = ((who * max(1, len(names)) + wave) * 128 + rows["behaviour"])[order]
    last = order[np.append(key[1:] != key[:-1], True)] if len(order) else order
    score = np.clip(np.floor(rows["score"][last] + 0.5), 1, POINTS).astype(np.int64)
    parts = {part: rows[part][last] for part in PARTS}
    return Answers(who[last], wave[last], rows["behaviour"][last], score, parts, names, by_year)


def _waves(day: Ints, gap: int) -> tuple[Ints, tuple[str, ...], bool]:
    days = np.unique(day)
    if not len(days):
        return day, (), False
    start = np.append(True, np.diff(days) > gap)
    number = np.cumsum(start) - 1
    first = days[start]
    last = days[np.append(np.flatnonzero(start)[1:] - 1, len(days) - 1)]
    if (last - first).max() > _LONGEST:
        year = day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
        years, at = np.unique(year, return_inverse=True)
        return at, tuple(str(1970 + y) for y in years.tolist()), True
    names = tuple(_name(a, b) for a, b in zip(_months(first), _months(last), strict=True))
    return number[np.searchsorted(days, day)], names if len(set(names)) == len(names) else _days(first), False


def _months(day: Ints) -> list[str]:
    return [str(month) for month in day.astype("datetime64[D]").astype("datetime64[M]")]


def _days(first: Ints) -> tuple[str, ...]:
    return tuple(f"from {day}" for day in first.astype("datetime64[D]"))


def _name(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"
