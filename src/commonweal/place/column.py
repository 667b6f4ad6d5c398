"""A column, declared: what it holds, in what unit, and what a cell of it may be."""

from collections.abc import Iterator
from dataclasses import Field, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Kind = Literal["text", "slug", "ref", "refs", "choice", "whole", "number", "money", "flag", "date"]
FIGURES: tuple[Kind, ...] = ("whole", "number", "money")  # the kinds whose cells count as figures


@dataclass(frozen=True)
class Column:
    """One column of a table.

    `least`, `most` and `above` bound a number; `above` is a strict bound. `refers` names the table whose ids
    the cell must be among; `or_all` lets it also say `all`. `blank` lets the cell, and so the column, be left
    out. `name` and `kind` are filled in from the row's own field: a row class is its table's one declaration.
    """

    meaning: str
    unit: str = ""
    least: float | None = None
    most: float | None = None
    above: float | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    or_all: bool = False
    slug: bool = False
    blank: bool = False
    name: str = ""
    kind: Kind = "text"

    @property
    def is_figure(self) -> bool:
        """Whether its cells are figures: numbers that were seen, derived or assumed."""
        return self.kind in FIGURES

    @property
    def empty(self) -> Any:
        """What a blank cell means."""
        return {"text": "", "slug": "", "ref": "", "choice": "", "refs": ()}.get(self.kind)


def columns_of(row: type[Any]) -> tuple[Column, ...]:
    """Read the columns off a row class: every field annotated with a Column, in the order declared."""
    return tuple(_declared(row))


def _declared(row: type[Any]) -> Iterator[Column]:
    hints = get_type_hints(row, include_extras=True)
    own: tuple[Field[Any], ...] = fields(row)
    for field in own:
        declared = [extra for extra in get_args(hints[field.name])[1:] if isinstance(extra, Column)]
        if declared:
            plain = get_args(hints[field.name])[0]
            yield replace(declared[0], name=field.name, kind=_kind(plain, declared[0]))


def _kind(plain: Any, column: Column) -> Kind:
    if column.choices:
        return "choice"
    if get_origin(plain) is tuple:
        return "refs"
    if plain is str:
        return "slug" if column.slug else "ref" if column.refers else "text"
    kinds: dict[Any, Kind] = {int: "whole", float: "number", Decimal: "money", bool: "flag", date: "date"}
    return kinds[_without_none(plain)]


def _without_none(plain: Any) -> Any:
    if get_origin(plain) in (Union, UnionType):
        return next(arm for arm in get_args(plain) if arm is not NoneType)
    return plain
