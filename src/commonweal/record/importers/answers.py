"""The answers of a survey of ties: read from their rows, freed of doubles, given their direction, written as rows."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from commonweal.record.day import day_number
from commonweal.record.dtype import blank_rows
from commonweal.record.errors import RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.figures import read_figure
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.repairs import Repairs

ENOUGH = 20
"""Ties of which none is given back say that the survey has no direction; of fewer, chance might say it. Assumed."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The lowest and highest answer that could be given."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.low:g}:{self.high:g}"

    @classmethod
    def parse(cls, said: str) -> "Scale":
        """Read `0:4`; RecordError if it is no scale."""
        try:
            low, high = map(float, said.split(":"))
        except ValueError:
            low = high = math.nan
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            raise RecordError(f"{said!r} is no scale", right="write the lowest and the highest answer, as 0:4")
        return cls(low, high)

    def share(self, answer: float) -> float:
        """Give an answer as a share of the way from the lowest to the highest; ValueError if it is off the scale."""
        if not self.low <= answer <= self.high:
            raise ValueError(f"holds {answer:g}, off the scale {self}")
        return (answer - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Edge:
    """One answer: of whom, about whom, how close and how trusted (shares, NaN where not asked), in which row."""

    start: str
    end: str
    strength: float
    trust: float
    row: int

    @property
    def says(self) -> tuple[float | None, float | None]:
        """What it says, in a form in which unknown equals unknown."""
        return (None if math.isnan(self.strength) else self.strength), (None if math.isnan(self.trust) else self.trust)


def read_edges(
    grid: Grid,
    map: Mapping[str, str],
    scale: Scale | None,
    trust_scale: Scale | None,
    ids: set[str],
    faults: Faults,
    repairs: Repairs,
) -> list[Edge]:
    """Read every row; answers about oneself or at the bottom of the scale are no ties: left out, and counted."""
    found: list[Edge] = []
    for line, row in enumerate(grid.rows):
        cells = {one: grid.columns[column][line] for one, column in map.items()}
        strangers = [one for one in ("from", "to") if (cells[one] or "") not in ids]
        for one in strangers:
            right = "name a row of the nodes by its id"
            faults.add(grid.name, row, map[one], f"{cells[one]!r} is no node" if cells[one] else "it is empty", right)
        try:
            strength, trust = _share(cells, map, "strength", scale), _share(cells, map, "trust", trust_scale)
        except ValueError as wrong:
            faults.add(grid.name, row, wrong.args[0], f"it {wrong.args[1]}", "mend it, or say the scale that was used")
            continue
        if strangers:
            continue
        if cells["from"] == cells["to"]:
            repairs.add("answers about oneself were left out", 1, [row])
        elif strength == 0:
            repairs.add("answers at the bottom of the scale are no tie and were left out", 1, [row])
        else:
            found.append(Edge(str(cells["from"]), str(cells["to"]), strength, trust, row))
    return found


def _share(cells: Mapping[str, str | None], map: Mapping[str, str], which: str, scale: Scale | None) -> float:
    if which not in map or scale is None:
        return math.nan
    try:
        value = read_figure(cells[which]).value
        return math.nan if value is None else scale.share(value)
    except ValueError as wrong:
        raise ValueError(map[which], str(wrong)) from None


def without_doubles(found: Iterable[Edge], file: str, faults: Faults, repairs: Repairs) -> list[Edge]:
    """Keep one answer of each about each; exact doubles are dropped and counted, those that differ are faults."""
    kept: dict[tuple[str, str], Edge] = {}
    for one in found:
        first = kept.setdefault((one.start, one.end), one)
        if first is not one and first.says == one.says:
            repairs.add("answers that came twice were dropped", 1, [one.row])
        elif first is not one:
            what = f"{one.start} gives another answer about {one.end} than in row {first.row}"
            faults.add(file, one.row, None, what, "keep one of them")
    return list(kept.values())


def both_ways(
    found: list[Edge], ids: Sequence[str], directed: bool | None, trusted: bool, file: str, repairs: Repairs
) -> list[Edge]:
    """Write ties without a direction both ways; those with one stay as they are.

    Args:
        found: the answers.
        ids: the nodes, in their order.
        directed: whether ties have a direction; None to find out: they have none where not one of `ENOUGH` or more is
            given back.
        trusted: whether trust was asked, which has a direction.
        file: for messages.
        repairs: where to say what was held.

    Raises:
        RecordError: nobody can tell, or ties without a direction that have one after all.
    """
    pairs = {(one.start, one.end) for one in found}
    mutual = sum((end, start) in pairs for start, end in pairs)
    if directed or (directed is None and mutual):
        return found
    if directed is None and len(found) < ENOUGH:
        right = "say --directed if each answered for itself, or --undirected if each tie is written once for both"
        raise RecordError(
            f"none of the {len(found)} ties is given back: nobody can tell if they have a direction", file, right
        )
    if mutual or trusted:
        what = "ties are written both ways" if mutual else "trust was asked, and trust has a direction"
        raise RecordError(f"{what}, so that they have a direction", file, "say --directed")
    repairs.add(_said(found, ids, directed), len(found))
    return [tie for one in found for tie in (one, replace(one, start=one.end, end=one.start))]


def _said(found: list[Edge], ids: Sequence[str], directed: bool | None) -> str:
    if directed is False:
        return "ties without a direction were written both ways"
    place = {one: at for at, one in enumerate(ids)}
    ordered = all(place[one.start] < place[one.end] for one in found)
    order = ", each from an earlier node to a later" if ordered else ""
    return f"no tie is given back{order}: held to have no direction and written both ways (say --directed if not)"


def tie_rows(ties: list[Edge], order: Sequence[str], day: date, kind: int) -> np.ndarray[Any, Any]:
    """Give rows of the table `ties`, sorted; `order` are the ids of the services and `kind` a position among kinds."""
    at = {one: place for place, one in enumerate(order)}
    ties = sorted(ties, key=lambda one: (at[one.start], at[one.end]))
    rows = blank_rows("ties", len(ties))
    rows["from_service"], rows["to_service"] = [at[one.start] for one in ties], [at[one.end] for one in ties]
    rows["date"], rows["kind"] = day_number(day), kind
    rows["strength"], rows["trust"] = [one.strength for one in ties], [one.trust for one in ties]
    return rows
