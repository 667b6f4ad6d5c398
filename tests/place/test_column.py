"""Columns read off a row class."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

import pytest

from commonweal.place.column import Column, Kind, columns_of


@dataclass(frozen=True)
class Everything:
    id: Annotated[str, Column("an id", slug=True)]
    word: Annotated[str, Column("a word")]
    team: Annotated[str, Column("a team", refers="teams")]
    teams: Annotated[tuple[str, ...], Column("teams", refers="teams")]
    side: Annotated[str, Column("a side", choices=("left", "right"))]
    people: Annotated[int, Column("people")]
    share: Annotated[float | None, Column("a share", blank=True)]
    pounds: Annotated[Decimal, Column("pounds")]
    paid: Annotated[bool, Column("paid")]
    day: Annotated[date | None, Column("a day", blank=True)]
    other: str = ""


KINDS: list[tuple[str, Kind]] = [
    ("id", "slug"), ("word", "text"), ("team", "ref"), ("teams", "refs"), ("side", "choice"),
    ("people", "whole"), ("share", "number"), ("pounds", "money"), ("paid", "flag"), ("day", "date"),
]  # fmt: skip


def test_each_annotated_field_is_a_column_of_its_type() -> None:
    assert [(column.name, column.kind) for column in columns_of(Everything)] == KINDS


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_numbers_are_figures(name: str, kind: Kind) -> None:
    column = next(column for column in columns_of(Everything) if column.name == name)
    assert column.is_figure == (name in {"people", "share", "pounds"})
