"""The cells of a column of a record as a spreadsheet holds them: words, ISO dates, plain numbers; read and written."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.column import Column
from commonweal.record.day import EPOCH, day_number
from commonweal.record.dtype import null_of
from commonweal.record.importers.faults import Faults

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,19}", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PENCE = 2
_MOST = {"count": 2**31 - 1, "item": 2**63 - 1, "number32": float(np.finfo(np.float32).max)}


class CellError(ValueError):
    """A cell that cannot be read: what is wrong, and what would be right."""

    def __init__(self, what: str, right: str) -> None:
        super().__init__(what, right)
        self.what, self.right = what, right


class CellReader:
    """Reads the cells of one column, each different text once.

    Args:
        column: the column's declaration; not a person and not text.
        table: the name of its table.
        ids: the ids that a key may name, with their positions.
    """

    def __init__(self, column: Column, table: str, ids: Mapping[str, int]) -> None:
        self._column, self._ids = column, ids
        self._to_penny = (table, column.name) == ("money", "pounds")

    def read(self, cells: pa.Array, rows: Sequence[int], file: str, faults: Faults) -> np.ndarray[Any, Any]:
        """Give the buffer values of a column; what is wrong is noted for each row, and stands as unknown."""
        coded = cells.dictionary_encode()
        values = [null_of(self._column)]
        wrong: dict[int, CellError] = {}
        for place, text in enumerate(coded.dictionary.to_pylist(), 1):
            try:
                values.append(self.value(text))
            except CellError as fault:
                values.append(values[0])
                wrong[place] = fault
        if not self._column.nullable:
            wrong[0] = CellError("it is empty", self._wanted())
        places = pc.add(coded.indices.fill_null(-1), 1).to_numpy(zero_copy_only=False)
        for line in np.flatnonzero(np.isin(places, list(wrong))) if wrong else ():
            error = wrong[int(places[line])]
            faults.add(file, rows[int(line)], self._column.name, error.what, error.right)
        held: np.ndarray[Any, Any] = np.array(values, np.float64 if _is_real(self._column) else np.int64)[places]
        return held

    def value(self, text: str) -> float | int:
        """Give the buffer value of one cell that is not empty; CellError if it holds none."""
        column, plain = self._column, text.strip()
        if column.type == "key":
            return self._key(text)
        if column.type == "code":
            if plain not in column.codes:
                raise CellError(f"{_shown(plain)} is no word of it", _near(plain, column.codes) + self._wanted())
            return column.codes.index(plain)
        if column.type == "date":
            return self._date(plain)
        return self._number(plain)

    def _key(self, text: str) -> int:
        for one in (text, text.strip()):
            if one in self._ids:
                return self._ids[one]
        raise CellError(f"{_shown(text)} is no id in {self._column.of}.csv", _near(text, self._ids) + self._wanted())

    def _date(self, text: str) -> int:
        try:
            day = date.fromisoformat(text) if _ISO.fullmatch(text) else None
        except ValueError:
            day = None
        if day is None or day < EPOCH:
            raise CellError(f"{_shown(text)} is no day from 1970 on", self._wanted())
        return day_number(day)

    def _number(self, text: str) -> float | int:
        column = self._column
        whole = column.type in ("count", "item")
        if not (_WHOLE if whole else _NUMBER).fullmatch(text):
            raise CellError(f"{_shown(text)} is no {'whole ' if whole else ''}number", self._wanted())
        value = int(text) if whole else float(text)
        least, most = column.least, min(column.most or math.inf, _MOST.get(column.type, math.inf))
        if (least is not None and value < least) or value > most or math.isinf(value):
            raise CellError(f"{_shown(text)} is out of range", self._wanted())
        if self._to_penny and _pence(text) > _PENCE:
            raise CellError(f"{_shown(text)} is finer than a penny", "write pounds and pence, such as 1250.50")
        return value

    def _wanted(self) -> str:
        """What a cell should hold, in words."""
        column = self._column
        if column.type == "code":
            return "it is one of " + ", ".join(column.codes)
        if column.type == "key":
            return f"add it there, or name one of its {len(self._ids)} ids"
        if column.type == "date":
            return "write year-month-day, such as 2019-04-01"
        plain = "write a plain number" if _is_real(column) else "write a plain whole number"
        bounds = (("from", column.least), ("to", column.most))
        return " ".join([plain, *(f"{word} {bound:g}" for word, bound in bounds if bound is not None)])


def _is_real(column: Column) -> bool:
    return column.type in ("number", "number32")


def _pence(text: str) -> int:
    exponent = Decimal(text).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def _shown(text: str) -> str:
    flat = "".join(letter if letter.isprintable() else " " for letter in text)
    return repr(flat if len(flat) <= 40 else flat[:37] + "...")


def _near(text: str, known: Any) -> str:
    near = get_close_matches(text.strip(), list(known)[:20_000], 1, 0.6)
    return f"did you mean {near[0]!r}? " if near else ""


def write_cell(column: Column, value: Any) -> str:
    """Write a value as `Record.table` gives it (words, dates, numbers, None) so that it is read back unchanged."""
    if value is None:
        return ""
    if column.type == "number32":
        return repr(float(np.float32(value))).removesuffix(".0")
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
