"""Columns of a record as plain arrays, as lenses reckon with them, and the names of what codes stand for."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.record import TABLES, Record
from commonweal.record.dtype import to_buffer

Columns = dict[str, NDArray[Any]]


def read_columns(record: Record, table: str, names: Sequence[str]) -> Columns:
    """Read columns of an event table as arrays (rows,): days since 1970, positions of words, NaN or -1 for unknown.

    See `record.buffer_dtype` for what each type becomes. A table that is absent gives arrays of no rows.
    """
    declared = [TABLES[table].column(name) for name in names]
    parts: dict[str, list[NDArray[Any]]] = {name: [] for name in names}
    for batch in record.batches(table, list(names)):
        for column in declared:
            parts[column.name].append(to_buffer(column, batch.column(column.name)))
    return {c.name: _joined(parts[c.name], c.type) for c in declared}


def code(table: str, column: str, word: str) -> int:
    """Give the position of a word of a coded column, as `read_columns` gives it."""
    return TABLES[table].column(column).codes.index(word)


def words(record: Record, dimension: str, column: str = "name") -> list[str | None]:
    """Give what a dimension table says of each of its rows, in the order of the codes that point to it."""
    told: list[str | None] = record.table(dimension, [column]).column(column).to_pylist()
    return told


def names(record: Record, dimension: str) -> list[str]:
    """Give the name of each row of a dimension table; its id where two have the same name."""
    ids, said = words(record, dimension, "id"), words(record, dimension)
    twice = {name for name in said if said.count(name) > 1} if len(said) < 5_000 else set()
    return [str(i) if name in twice else str(name) for i, name in zip(ids, said, strict=True)]


def _joined(parts: list[NDArray[Any]], kind: str) -> NDArray[Any]:
    if parts:
        return np.concatenate(parts)
    empty = {"number": "f8", "number32": "f4", "person": "i8", "item": "i8", "code": "i1"}
    return np.zeros(0, empty.get(kind, "i4"))


