"""One table on its way to disk: rows are gathered into row groups, hashed and written, in bounded memory."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.record.check import Columns
from commonweal.record.column import Table
from commonweal.record.digest import TableDigest
from commonweal.record.dtype import Vocabulary, store_schema, to_store
from commonweal.record.store import ROW_GROUP, create_file


class TableStream:
    """Takes the rows of one table in any pieces and writes them in whole row groups."""

    def __init__(self, folder: Path, table: Table, vocabulary: Vocabulary) -> None:
        self.table = table
        self.digest = TableDigest(table)
        self.first_day: int | None = None
        self.last_day: int | None = None
        self._folder, self._vocabulary = folder, vocabulary
        self._waiting: list[Columns] = []
        self._rows_waiting = 0
        self._file: Any = None

    @property
    def rows(self) -> int:
        """How many rows it has taken."""
        return self.digest.rows + self._rows_waiting

    def append(self, columns: Columns, rows: int) -> None:
        """Take checked columns; writes once a row group has come together."""
        self._waiting.append(columns)
        self._rows_waiting += rows
        if self._rows_waiting >= ROW_GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is waiting and close the file."""
        if self._rows_waiting:
            self._flush()
        self.drop()

    def drop(self) -> None:
        """Close the file without writing what is waiting."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _flush(self) -> None:
        columns = {n: np.concatenate([piece[n] for piece in self._waiting]) for n in self.table.names}
        self.digest.update(columns, self._rows_waiting)
        self._see_days(columns)
        arrays = [to_store(c, columns[c.name], self._vocabulary) for c in self.table.columns]
        if self._file is None:
            self._file = create_file(self._folder, self.table)
        self._file.write_table(pa.Table.from_arrays(arrays, schema=store_schema(self.table.name)), ROW_GROUP)
        self._waiting, self._rows_waiting = [], 0

    def _see_days(self, columns: Columns) -> None:
        for column in self.table.columns:
            if column.type == "date" and (days := columns[column.name][columns[column.name] >= 0]).size:
                first, last = int(days.min()), int(days.max())
                self.first_day = first if self.first_day is None else min(first, self.first_day)
                self.last_day = last if self.last_day is None else max(last, self.last_day)
