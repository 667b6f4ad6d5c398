"""A place: its heading and its tables, whole and checked."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from commonweal.place import rows
from commonweal.place.cell import write_cell
from commonweal.place.column import columns_of
from commonweal.place.manifest import FundTotal, Manifest
from commonweal.place.tables import TABLES, Table
from commonweal.place.words import CERTAINTIES


@dataclass(frozen=True)
class Place:
    """A place as data: one tuple of rows for each table, in the order of the file. `read_place` makes one."""

    manifest: Manifest
    areas: tuple[rows.Area, ...] = ()
    providers: tuple[rows.Provider, ...] = ()
    teams: tuple[rows.Team, ...] = ()
    skills: tuple[rows.Skill, ...] = ()
    thresholds: tuple[rows.Threshold, ...] = ()
    fund: tuple[rows.FundLine, ...] = ()
    contracts: tuple[rows.Contract, ...] = ()
    measures: tuple[rows.Measure, ...] = ()
    needs: tuple[rows.Need, ...] = ()
    overlaps: tuple[rows.Overlap, ...] = ()
    ties: tuple[rows.Tie, ...] = ()
    parameters: tuple[rows.Parameter, ...] = ()
    folder: Path | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """Short name of the place."""
        return self.manifest.name

    @property
    def title(self) -> str:
        """Name people know it by."""
        return self.manifest.title

    @property
    def start(self) -> date:
        """Day the rehearsal starts."""
        return self.manifest.start

    @property
    def population(self) -> int:
        """People of the place."""
        return self.manifest.population.total

    @property
    def fund_totals(self) -> tuple[FundTotal, ...]:
        """The published totals of each version of the fund; the first is the one in use."""
        return self.manifest.funds

    def table(self, name: str) -> tuple[Any, ...]:
        """The rows of the table of that name."""
        found: tuple[Any, ...] = getattr(self, name)
        return found

    @cached_property
    def hash(self) -> str:
        """SHA-256, in hexadecimal, of all that the place says, whatever its line endings or column order."""
        return hashlib.sha256("\n".join(_said(self)).encode()).hexdigest()

    @cached_property
    def certainty(self) -> dict[str, int]:
        """How many figures were seen, derived or assumed."""
        total = Counter(sure for counts in self.certainty_by_table.values() for sure in counts.elements())
        return {sure: total[sure] for sure in CERTAINTIES}

    @cached_property
    def certainty_by_table(self) -> dict[str, Counter[str]]:
        """The same for each table, with place.toml's totals under `place`."""
        heading = [(self.manifest.population, 1), *((total, 2) for total in self.manifest.funds)]
        counts = {"place": Counter(t.certainty for t, figures in heading for _ in range(figures))}
        return counts | {table.name: Counter(_sureness(table, self.table(table.name))) for table in TABLES}

    @property
    def assumed_share(self) -> float:
        """Share of the figures that are assumed, 0 to 1."""
        return self.certainty["assumed"] / max(1, sum(self.certainty.values()))


def _sureness(table: Table, held: tuple[rows.Row, ...]) -> Iterator[str]:
    for row in held:
        own = {mark.column: mark.certainty for mark in row.marks}
        for figure in table.figures:
            if getattr(row, figure.name) is not None:
                yield own.get(figure.name) or row.certainty


def _said(place: Place) -> Iterator[str]:
    heading = (place.manifest, place.manifest.population, *place.manifest.funds)
    for part in heading:
        yield json.dumps(
            [write_cell(column, getattr(part, column.name)) for column in columns_of(type(part))]
        )
    for table in TABLES:
        yield table.name
        for row in place.table(table.name):
            cells = [write_cell(column, getattr(row, column.name)) for column in table.columns]
            marks = sorted([mark.column, mark.source, mark.certainty] for mark in row.marks)
            yield json.dumps([cells, row.source, row.certainty, marks])
