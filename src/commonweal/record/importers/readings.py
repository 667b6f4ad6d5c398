"""What is read from each row of a series: a share, a mean, a count or a value, as a short formula on its columns."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from commonweal.record.errors import RecordError
from commonweal.record.importers.figures import read_figure

Kind = Literal["share", "mean", "count", "value"]
UNITS: dict[Kind, str] = {"share": "share", "mean": "mean", "count": "count", "value": "as reported"}
_HOW = {
    "share": "NAME=PART/WHOLE, or NAME=1-MISSED/WHOLE",
    "mean": "NAME=TOTAL/NUMBER",
    "count": "NAME=COLUMN",
    "value": "NAME=COLUMN",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator as it is worked out of a row.

    Args:
        id: the indicator's id.
        kind: a share (0..1) or a mean, with its denominator; a count (not below 0); a value as reported.
        column: the column of the value, or of what is divided.
        of: the column it is divided by; empty if by none.
        rest: whether it is 1 less the quotient: what was not missed.
    """

    id: str
    kind: Kind
    column: str
    of: str = ""
    rest: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it is worked out of."""
        return (self.column, self.of) if self.of else (self.column,)

    def of_row(self, cells: Mapping[str, str | None]) -> tuple[float, float, bool]:
        """Give the value and denominator (NaN where not known) of one row, and whether a cell stood as a percentage.

        Raises:
            ValueError: the column, then what is wrong with it.
        """
        value, per_cent = _figure(cells, self.column)
        if not self.of:
            if self.kind == "count" and value < 0:
                raise ValueError(self.column, "holds a count below 0: see that the column is one of counts")
            return value, math.nan, per_cent
        whole, _ = _figure(cells, self.of)
        if whole < 0:
            raise ValueError(self.of, "holds a number below 0, of which nothing can be a share")
        if self.kind == "share" and (value < 0 or value > whole):
            raise ValueError(self.column, f"holds {value:g}, which is no part of the {whole:g} in {self.of}")
        if not whole or math.isnan(whole):
            return math.nan, whole, False
        return (whole - value) / whole if self.rest else value / whole, whole, False


def _figure(cells: Mapping[str, str | None], column: str) -> tuple[float, bool]:
    try:
        figure = read_figure(cells[column])
    except ValueError as wrong:
        raise ValueError(column, str(wrong)) from None
    return math.nan if figure.value is None else figure.value, figure.per_cent


def parse_readings(said: Mapping[Kind, Sequence[str]], headings: Collection[str], where: str) -> list[Reading]:
    """Read what was asked for by kind, such as `four_hours=1-breaches/attendances`, against the columns there are.

    Raises:
        RecordError: no formula, a column that is not there, or a name that comes twice.
    """
    readings = [_parse(kind, one, headings, where) for kind, many in said.items() for one in many]
    ids = [reading.id for reading in readings]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise RecordError("an indicator is named twice: " + ", ".join(twice), where, "give each a name of its own")
    return readings


def _parse(kind: Kind, said: str, headings: Collection[str], where: str) -> Reading:
    name, _, formula = (part.strip() for part in said.partition("="))
    if not name or not formula:
        raise RecordError(f"{said!r} is no --{kind}", where, f"it is written {_HOW[kind]}")
    if kind in ("count", "value"):
        return Reading(name, kind, _column(formula, headings, where))
    rest = kind == "share" and formula.startswith("1-") and _halves(formula, headings)[0] not in headings
    formula = formula.removeprefix("1-") if rest else formula
    part, whole = _halves(formula, headings)
    if not whole:
        raise RecordError(f"{said!r} is no --{kind}", where, f"it is written {_HOW[kind]}")
    return Reading(name, kind, _column(part, headings, where), _column(whole, headings, where), rest)


def _halves(formula: str, headings: Collection[str]) -> tuple[str, str]:
    """Cut at the stroke that leaves a heading on either side, since headings may hold strokes too."""
    cuts = [at for at, letter in enumerate(formula) if letter == "/"]
    halves = [(formula[:at].strip(), formula[at + 1 :].strip()) for at in cuts]
    return next((pair for pair in halves if set(pair) <= set(headings)), halves[0] if halves else (formula, ""))


def _column(name: str, headings: Collection[str], where: str) -> str:
    if name not in headings:
        near = get_close_matches(name, headings, 1, 0.5)
        guess = f"did you mean {near[0]!r}? " if near else ""
        raise RecordError(f"{name!r} is no heading", where, guess + "The headings are: " + ", ".join(headings))
    return name
