"""Dimension tables: the services, indicators and components that event rows point into, given whole."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.record.column import Column, Table
from commonweal.record.dtype import NO_CODE, store_schema, to_store
from commonweal.record.errors import RecordError

Row = Mapping[str, str | None]


def check_dimension(table: Table, rows: Iterable[Row]) -> dict[str, Any]:
    """Check a dimension table's rows and give its columns: lists of words, and arrays of codes.

    Raises:
        RecordError: an unknown or missing column, a word that is not one, or an id that comes twice.
    """
    rows = list(rows)
    for number, row in enumerate(rows):
        _check_row(table, row, f"{table.name}, row {number}")
    ids = [row["id"] for row in rows]
    if len(set(ids)) < len(ids):
        twice = sorted(str(i) for i, times in Counter(ids).items() if times > 1)
        raise RecordError("ids come twice: " + ", ".join(twice), table.name, "each row has an id of its own")
    return {c.name: _values(c, [row.get(c.name) for row in rows]) for c in table.columns}


def _check_row(table: Table, row: Row, where: str) -> None:
    unknown = sorted(set(row) - set(table.names))
    if unknown:
        raise RecordError("it has no column " + ", ".join(unknown), where, "it has " + ", ".join(table.names))
    for column in table.columns:
        _check_word(column, row.get(column.name), f"{where}, {column.name}")


def _check_word(column: Column, word: str | None, where: str) -> None:
    if word is None and column.nullable:
        return
    if not isinstance(word, str) or not word:
        raise RecordError(f"it is {word!r}", where, "it is text, and not empty")
    if column.codes and word not in column.codes:
        raise RecordError(f"it is {word!r}", where, "it is one of " + ", ".join(column.codes))


def _values(column: Column, words: list[str | None]) -> Any:
    if column.type == "text":
        return words
    return np.array([NO_CODE if w is None else column.codes.index(w) for w in words], np.int8)


def store_dimension(table: Table, columns: Mapping[str, Any]) -> pa.Table:
    """Turn checked columns of a dimension table into the store's form."""
    arrays = [
        pa.array(columns[c.name], pa.string()) if c.type == "text" else to_store(c, columns[c.name], {})
        for c in table.columns
    ]
    return pa.Table.from_arrays(arrays, schema=store_schema(table.name))
