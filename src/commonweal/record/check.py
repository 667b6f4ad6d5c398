"""Checks rows before they enter a record, and gives each value its one form to hash and store."""

from typing import Any

import numpy as np

from commonweal.record.column import Column, Table
from commonweal.record.dtype import Vocabulary, buffer_dtype, is_null, null_of, words_of
from commonweal.record.errors import RecordError

Values = np.ndarray[Any, Any]
Columns = dict[str, Values]


def check_rows(table: Table, rows: Values, vocabulary: Vocabulary) -> Columns:
    """Check a structured array of rows and give its columns as plain arrays of their own.

    Raises:
        RecordError: a wrong dtype, or the first value that the declaration does not allow.
    """
    _check_dtype(table, rows)
    return {c.name: _column(table, c, rows[c.name], vocabulary) for c in table.columns}


def _check_dtype(table: Table, rows: Values) -> None:
    wanted, given = buffer_dtype(table.name), getattr(rows, "dtype", None)
    # Padding between fields is the caller's business: compare the fields alone.
    if given is None or given.names != wanted.names or any(given[n] != wanted[n] for n in table.names):
        right = f"make the buffer with buffer_dtype({table.name!r}): {wanted.descr}"
        raise RecordError(f"the rows are of dtype {given}", table.name, right)
    if rows.ndim != 1:
        raise RecordError(f"the rows have {rows.ndim} dimensions", table.name, "give a flat array of rows")


def _column(table: Table, column: Column, values: Values, vocabulary: Vocabulary) -> Values:
    own = np.array(values)  # a copy: the caller's buffer will be used again
    null = is_null(column, own)
    if null.any():
        if not column.nullable:
            _refuse(table, column, own, null, "a value in every row")
        own[null] = null_of(column)  # one form of unknown, so that one bit pattern is hashed
    least, most = _limits(column, vocabulary)
    outside = ~((own >= least) & (own <= most)) & ~null
    if outside.any():
        _refuse(table, column, own, outside, _range(column, least, most, vocabulary))
    return own


def _limits(column: Column, vocabulary: Vocabulary) -> tuple[float, float]:
    """Give the least and greatest value allowed; the greatest finite float where there is no other."""
    if column.type in ("code", "key"):
        return 0, len(words_of(column, vocabulary)) - 1
    if column.type == "date":
        return 0, np.iinfo(np.int32).max
    if column.type in ("number", "number32"):
        most = float(np.finfo(np.float32 if column.type == "number32" else np.float64).max)
        return -most if column.least is None else column.least, most if column.most is None else column.most
    return column.least or 0, np.iinfo(np.int64).max


def _range(column: Column, least: float, most: float, vocabulary: Vocabulary) -> str:
    if column.type == "code":
        return "a position among " + ", ".join(f"{i} {word}" for i, word in enumerate(column.codes))
    if column.type == "key":
        return f"a row of {column.of}, which holds {len(words_of(column, vocabulary))}"
    if column.type == "date":
        return "days since 1970-01-01, from 0 up"
    return f"{column.unit}, finite and between {least:g} and {most:g}"


def _refuse(table: Table, column: Column, own: Values, bad: Values, right: str) -> None:
    row = int(np.flatnonzero(bad)[0])
    what = f"{own[row]!s} in row {row} of those given (and {int(bad.sum()) - 1} more) is not allowed"
    raise RecordError(what, f"{table.name}.{column.name}", f"it holds {right}")
