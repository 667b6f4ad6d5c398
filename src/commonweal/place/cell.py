"""One cell: its text read as a value, or what is wrong with it; and a value written back as text."""

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from commonweal.place import excel
from commonweal.place.column import Column, Kind
from commonweal.place.fault import CellError, shown

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
WHOLE = re.compile(r"[+-]?\d{1,12}", re.ASCII)
MONEY = re.compile(r"[+-]?\d{1,15}(\.\d{1,2})?", re.ASCII)
FLAGS = {"yes": True, "true": True, "no": False, "false": False}
PENNY = Decimal("0.01")
MOST_CHARACTERS = 2000
UNPRINTABLE = ("Cc", "Cs")  # control characters, and halves of characters that no file can hold


def read_cell(column: Column, text: str) -> Any:
    """Read a cell as its column's kind.

    Raises:
        CellError: the text is not such a value, or lies outside the column's bounds.
    """
    if not text:
        return _blank(column)
    if any(unicodedata.category(c) in UNPRINTABLE and c not in "\n\t" for c in text):
        raise CellError(f"{shown(text)} holds a character that cannot be printed", "Take it out")
    excel.refuse_habits(text, column.kind)
    value = READERS[column.kind](column, text)
    if column.is_figure:
        _within_bounds(column, value, text)
    return value


def write_cell(column: Column, value: Any) -> str:
    """Write a value as text that `read_cell` reads back unchanged."""
    if value is None:
        return ""
    if column.kind == "flag":
        return "yes" if value else "no"
    if column.kind == "refs":
        return ";".join(value)
    if column.kind == "money":  # finer than a penny is written as it is, to be refused rather than rounded
        return f"{value:.2f}" if value == value.quantize(PENNY) else f"{value:f}"
    if column.kind == "number":
        return repr(float(value)).removesuffix(".0")
    return str(value)


def _blank(column: Column) -> Any:
    if not column.blank:
        right = f"Write {wanted(column)}" if column.kind != "text" else f"Write text: {column.meaning}"
        raise CellError("it is empty or missing", right)
    return column.empty


def wanted(column: Column) -> str:
    """What a cell of this column should hold, in words."""
    if column.choices:
        return "one of: " + ", ".join(column.choices)
    plain: dict[Kind, str] = {
        "whole": "a whole number, such as 120",
        "number": "a plain number, such as 2.5",
        "money": "pounds as a plain number, such as 1250000.50",
        "flag": "yes or no",
        "date": "a date as year-month-day, such as 2019-04-01",
        "slug": "a short name in small letters, figures and hyphens, such as area-1",
        "ref": f"an id from {column.refers}.csv",
        "refs": f"ids from {column.refers}.csv, parted by ;",
    }
    words = plain.get(column.kind, "text")
    return f"{words} ({column.unit})" if column.is_figure and column.unit else words


def _text(column: Column, text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise CellError(f"the text has {len(text):,} characters", f"Keep it to {MOST_CHARACTERS:,}")
    return text


def _slug(column: Column, text: str) -> str:
    if not SLUG.fullmatch(text) or text == "all":
        better = re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-_")
        such = f"such as {better}" if better and better != "all" else "such as area-1"
        raise CellError(
            f"{shown(text)} is not a short name", f"Use small letters, figures and hyphens, {such}"
        )
    return _text(column, text)


def _choice(column: Column, text: str) -> str:
    if text not in column.choices:
        raise CellError(f"{shown(text)} is not a choice here", f"Write {wanted(column)}")
    return text


def _refs(column: Column, text: str) -> tuple[str, ...]:
    ids = tuple(part.strip() for part in text.split(";"))
    if not all(ids) or len(set(ids)) < len(ids):
        raise CellError(f"{shown(text)} has an empty or repeated id", f"Write {wanted(column)}, each once")
    return ids


def _whole(column: Column, text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise CellError(f"{shown(text)} is not a whole number", f"Write {wanted(column)}")
    return int(text)


def _number(column: Column, text: str) -> float:
    if not NUMBER.fullmatch(text):
        raise CellError(f"{shown(text)} is not a number", f"Write {wanted(column)}")
    value = float(text)
    if not math.isfinite(value):
        raise CellError(f"{shown(text)} is too large to be a number here", f"Write {wanted(column)}")
    return value + 0.0  # so that -0 and 0 are one number, with one hash


def _money(column: Column, text: str) -> Decimal:
    if not MONEY.fullmatch(text):
        raise CellError(f"{shown(text)} is not an amount to the penny", f"Write {wanted(column)}")
    return Decimal(text).quantize(PENNY) + 0  # so that -0.00 and 0.00 are one amount


def _flag(column: Column, text: str) -> bool:
    if text.lower() not in FLAGS:
        raise CellError(f"{shown(text)} is neither yes nor no", "Write yes or no")
    return FLAGS[text.lower()]


def _date(column: Column, text: str) -> date:
    excel.refuse_turned_date(text)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        raise CellError(f"{shown(text)} is not a date", f"Write {wanted(column)}")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CellError(f"{shown(text)} is not a day of the calendar", f"Write {wanted(column)}") from None


READERS: dict[Kind, Callable[[Column, str], Any]] = {
    "text": _text,
    "ref": _text,
    "slug": _slug,
    "choice": _choice,
    "refs": _refs,
    "whole": _whole,
    "number": _number,
    "money": _money,
    "flag": _flag,
    "date": _date,
}


def _within_bounds(column: Column, value: float, text: str) -> None:
    if column.least is not None and value < column.least:
        sign = "negative" if value < 0 and column.least == 0 else f"below {column.least:g}"
        raise CellError(f"{shown(text)} is {sign}", f"Write {column.least:g} or more ({column.unit})")
    if column.above is not None and value <= column.above:
        sign = "negative" if value < 0 else f"not above {column.above:g}"
        raise CellError(f"{shown(text)} is {sign}", f"Write more than {column.above:g} ({column.unit})")
    if column.most is not None and value > column.most:
        raise CellError(
            f"{shown(text)} is above {column.most:g}", f"Write {column.most:g} or less ({column.unit})"
        )
