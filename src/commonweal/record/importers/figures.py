"""Figures as spreadsheets and reports write them: pounds, per cent, commas, and marks for "not given"."""

import math
import re
from dataclasses import dataclass

_FIGURE = re.compile(r"([+-]?)£?([+-]?)(\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(\.\d*)?([eE][+-]?\d{1,3})?( ?%)?", re.ASCII)
_COMMA_DECIMAL = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_MARKS = ". .. ... : - – — * ** n/a na n.a. #n/a null none suppressed c x z [c] [x] [z] [u] [w] [low]"
NOT_GIVEN = frozenset(("", "not available", *_MARKS.split()))
"""Marks for a figure that is not given; those in brackets: Government Statistical Service, "Symbols in tables"."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was read: its value (None where it is not given), and whether it stood as a percentage."""

    value: float | None
    per_cent: bool = False


def read_figure(text: str | None) -> Figure:
    """Read a cell: 1234.5, £1,234.50, (1,234) for a negative sum, 95.2% as 0.952, * or [c] as not given.

    Raises:
        ValueError: with what is wrong, as a clause that follows the cell's place.
    """
    plain = " ".join((text or "").replace("\u00a0", " ").split()).replace("−", "-")
    if plain.lower() in NOT_GIVEN:
        return Figure(None)
    if plain.startswith("#"):
        raise ValueError(f"holds {plain[:10]}, a spreadsheet's error value: mend the formula and save its value")
    if _COMMA_DECIMAL.fullmatch(plain) and not _FIGURE.fullmatch(plain):
        raise ValueError(f"holds a comma for a decimal point: write {plain.replace(',', '.')}")
    within = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    found = _FIGURE.fullmatch(within.replace("£ ", "£"))
    if found is None:
        raise ValueError("holds no figure: write a plain number, such as 1234.5, or leave it empty if not known")
    return _value(found, negative=within is not plain)


def _value(found: re.Match[str], negative: bool) -> Figure:
    sign, second, whole, part, power, per_cent = found.groups(default="")
    # Parted by 100 in writing, so that 95.2% is the same number as 0.952.
    tens = int(power[1:] or 0) - (2 if per_cent else 0)
    value = float(f"{whole.replace(',', '') or '0'}{part if part != '.' else ''}e{tens}")
    if not math.isfinite(value):
        raise ValueError("holds a figure too large to be one")
    minus = (sign + second).count("-") + negative
    return Figure(-value if minus % 2 and value else value, bool(per_cent))
