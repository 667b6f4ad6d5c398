"""A figure as it is made: its rows first, its value their sum, so that the two cannot disagree."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from commonweal.live.assurance.models import Figure
from commonweal.live.assurance.subjects import Subject
from commonweal.live.places.models import Place
from commonweal.record.disclosure import shown_count

COUNT, PENCE, SHARE, PEOPLE = (unit.value for unit in Figure.Unit)
SEEN, DERIVED, ASSUMED = (word.value for word in Figure.HowSure)


@dataclass(frozen=True)
class Scope:
    """What a statement counts: a subject of a place, from one day to another, as seen on the day it is made."""

    subject: Subject
    place: Place
    since: date
    until: date
    today: date

    def during(self, path: str) -> dict[str, date]:
        """A filter for days of the period."""
        return {f"{path}__gte": self.since, f"{path}__lte": self.until}


@dataclass(frozen=True)
class Row:
    """A row that was counted: what record it is, what it said, and how much of it went into the figure."""

    kind: str
    pk: int
    cells: list[str]
    amount: int = 1

    def kept(self) -> dict[str, Any]:
        """The row as it is frozen."""
        return {"kind": self.kind, "pk": self.pk, "cells": self.cells, "amount": self.amount}


@dataclass(frozen=True)
class Made:
    """One figure before it is frozen."""

    key: str
    says: str
    unit: str
    rows: list[Row]
    heads: list[str]
    how_sure: str
    why_sure: str
    how: str
    query: str = ""
    as_at: date | None = None
    people: int | None = field(default=None, repr=False)

    @property
    def value(self) -> int | None:
        """The sum of the rows' amounts; of people, only what may be shown."""
        return shown_count(self.people) if self.unit == PEOPLE else sum(row.amount for row in self.rows)

    @property
    def out_of(self) -> int | None:
        """For a share, of how many rows."""
        return len(self.rows) if self.unit == SHARE else None

    def frozen(self, order: int, part: str, today: date) -> Figure:
        """The figure as a row of the database, not saved yet."""
        return Figure(
            order=order, part=part, key=self.key, says=self.says, unit=self.unit, value=self.value,
            out_of=self.out_of, how_sure=self.how_sure, why_sure=self.why_sure, as_at=self.as_at or today,
            how=self.how, query=self.query, heads=[str(head) for head in self.heads],
            rows=[row.kept() for row in self.rows],
        )  # fmt: skip


def rows_of(found: Iterable[Any], cells: Callable[[Any], list[Any]], amount: Callable[[Any], int] = lambda _: 1) -> Any:
    """Records as rows of a figure."""
    return [
        Row(each._meta.label_lower, each.pk, ["" if c is None else str(c) for c in cells(each)], int(amount(each)))
        for each in found
    ]


def asked(rows: QuerySet[Any]) -> str:
    """The question that a set of rows puts to the database, kept with the figure."""
    try:
        return str(rows.query)
    except EmptyResultSet:
        return "nothing can fit this question"


def day(value: date | None) -> str:
    """A day as people write it; blank where there is none."""
    return f"{value:%-d %B %Y}" if value else ""
