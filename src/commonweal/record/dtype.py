"""The lab's buffer dtype and the store's schema, both derived from the one declaration in `tables.py`."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.record.column import Column, Table
from commonweal.record.dimension import DIMENSIONS
from commonweal.record.errors import RecordError
from commonweal.record.tables import SCHEMA, TABLES

NO_DATE = int(np.iinfo(np.int32).min)
"""No date, in a buffer. -1 is read as no date too: nothing in a record happened before 1970."""
NO_CODE = -1
"""No word and no key, in a buffer."""

Vocabulary = Mapping[str, tuple[str, ...]]
"""The ids of each dimension table, in the order of the codes that point into it."""

_BUFFER = {
    "person": "i8",
    "item": "i8",
    "key": "i4",
    "date": "i4",
    "count": "i4",
    "code": "i1",
    "number": "f8",
    "number32": "f4",
}
_STORE = {
    "person": pa.int64(),
    "item": pa.int64(),
    "key": pa.dictionary(pa.int32(), pa.string()),
    "date": pa.date32(),
    "count": pa.int32(),
    "code": pa.dictionary(pa.int8(), pa.string()),
    "number": pa.float64(),
    "number32": pa.float32(),
    "text": pa.string(),
}


def table_of(name: str) -> Table:
    """Find a table's declaration by name, dimension tables too; RecordError if there is none."""
    if name not in SCHEMA:
        raise RecordError(f"a record has no table {name!r}", right="the tables are " + ", ".join(SCHEMA))
    return SCHEMA[name]


def buffer_dtype(name: str) -> np.dtype[np.void]:
    """Give the structured dtype of the lab's buffer for an event table; its fields are the table's columns.

    Dates are days since 1970-01-01 (`NO_DATE` for none), codes are positions among the column's words
    and keys are rows of the dimension table (`NO_CODE` for none), unknown numbers are NaN.
    """
    if name in DIMENSIONS:
        right = "event tables are " + ", ".join(TABLES)
        raise RecordError(f"{name!r} is given whole to the writer and has no buffer", right=right)
    return np.dtype([(c.name, _BUFFER[c.type]) for c in table_of(name).columns])


def blank_rows(name: str, count: int) -> np.ndarray[Any, Any]:
    """Give `count` rows of `buffer_dtype(name)` in which all that may be unknown is, and the rest is 0."""
    rows = np.zeros(count, buffer_dtype(name))
    for column in table_of(name).columns:
        if column.nullable:
            rows[column.name] = null_of(column)
    return rows


def store_schema(name: str, columns: Sequence[str] | None = None) -> pa.Schema:
    """Give the Arrow schema of a table, or of some columns of it; each field carries its unit and meaning."""
    table = table_of(name)
    return pa.schema([_field(table.column(c)) for c in (table.names if columns is None else columns)])


def store_type(column: Column) -> pa.DataType:
    """Give the Arrow type of a column."""
    return _STORE[column.type]


def _field(column: Column) -> pa.Field:
    note = {"unit": column.unit, "meaning": column.meaning}
    return pa.field(column.name, store_type(column), nullable=column.nullable, metadata=note)


def words_of(column: Column, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Give the words that a code or key column's numbers stand for."""
    return column.codes if column.type == "code" else vocabulary.get(column.of, ())


def to_store(column: Column, values: np.ndarray[Any, Any], vocabulary: Vocabulary) -> pa.Array:
    """Turn checked buffer values of a column into the store's form."""
    array = pa.array(values, mask=is_null(column, values) if column.nullable else None)
    if column.type == "date":
        return array.view(pa.date32())
    if column.type in ("code", "key"):
        return pa.DictionaryArray.from_arrays(array, pa.array(words_of(column, vocabulary), pa.string()))
    return array


def to_buffer(column: Column, array: pa.Array) -> np.ndarray[Any, Any]:
    """Turn a stored column of the declared type back into buffer values: the inverse of `to_store`."""
    if column.type in ("code", "key"):
        array = array.indices
    elif column.type == "date":
        array = array.view(pa.int32())
    if array.null_count and column.type != "text":
        array = array.fill_null(null_of(column))
    values: np.ndarray[Any, Any] = array.to_numpy(zero_copy_only=False)
    return values


def null_of(column: Column) -> float | int:
    """Give the buffer's value for unknown in this column."""
    if column.type in ("number", "number32"):
        return float("nan")
    return NO_DATE if column.type == "date" else NO_CODE


def is_null(column: Column, values: np.ndarray[Any, Any]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Say which buffer values of a column are unknown."""
    if column.type in ("number", "number32"):
        return np.asarray(np.isnan(values))
    if column.type == "date":
        return np.asarray((values == NO_DATE) | (values == -1))
    return np.asarray(values == null_of(column))
