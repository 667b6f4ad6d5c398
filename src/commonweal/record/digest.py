"""The hash of a record: of what its tables say, whatever the chunks, the compression or the file format.

Per column a running SHA-256 over the little-endian bytes of the buffer values in row order (words as their
UTF-8, each after its length); per table over its columns in declared order; per record over its
tables that hold rows, in name order. A table added in a later schema leaves the hash of an old record alone.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import numpy as np

from commonweal.record.column import Column, Table


class TableDigest:
    """The running hash of one table."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = 0
        self._columns = {c.name: sha256(f"{c.name}\0{c.type}\0".encode()) for c in table.columns}

    def update(self, columns: Mapping[str, Any], rows: int) -> None:
        """Take in the next rows: buffer values by column, or the words (None: unknown) of a text column."""
        for column in self.table.columns:
            self._columns[column.name].update(_bytes(column, columns[column.name]))
        self.rows += rows

    def hexdigest(self) -> str:
        """Give the table's hash so far, in hexadecimal."""
        whole = sha256(f"{self.table.name}\0{self.rows}\0".encode())
        for column in self.table.columns:
            whole.update(self._columns[column.name].digest())
        return whole.hexdigest()


def _bytes(column: Column, values: Any) -> Any:
    if column.type == "text":
        return b"".join(_word(word) for word in values)
    return np.ascontiguousarray(values, values.dtype.newbyteorder("<")).data


def _word(word: str | None) -> bytes:
    if word is None:
        return b"\xff" * 4
    encoded = word.encode()
    return len(encoded).to_bytes(4, "little") + encoded


def record_hash(tables: Iterable[tuple[str, int, str]]) -> str:
    """Combine the tables' hashes, given as (name, rows, hash), into the record's."""
    whole = sha256(b"commonweal record\0")
    for name, rows, table_hash in sorted(tables):
        if rows:
            whole.update(f"{name}\0{rows}\0{table_hash}\0".encode())
    return whole.hexdigest()
