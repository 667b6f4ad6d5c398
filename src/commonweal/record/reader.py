"""Reads a record: whole tables or a few columns of one, in the schema declared in `tables.py`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from commonweal.record.coverage import Coverage
from commonweal.record.digest import TableDigest
from commonweal.record.dimension import DIMENSIONS
from commonweal.record.dtype import store_schema, table_of, to_buffer
from commonweal.record.errors import AGAIN, RecordError
from commonweal.record.manifest import Manifest, read_manifest
from commonweal.record.store import ROW_GROUP, check_file, naming_file, open_file, parquet_path
from commonweal.record.words import declared


@dataclass(frozen=True)
class Record:
    """A record on disk, as `read_record` opens it.

    Args:
        folder: where it lies.
        manifest: what it says of itself.
    """

    folder: Path
    manifest: Manifest

    @property
    def coverage(self) -> Coverage:
        """What it can and cannot speak of."""
        return self.manifest.coverage

    @property
    def provenance(self) -> Mapping[str, Any]:
        """Where it came from."""
        return self.manifest.provenance

    @property
    def hash(self) -> str:
        """SHA-256 of what its tables say, in hexadecimal."""
        return self.manifest.hash

    @property
    def partial(self) -> bool:
        """Whether its making was stopped before its end."""
        return self.manifest.partial

    @cached_property
    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """The ids of each dimension table (services, indicators, components), in the order of the codes."""
        ids = {name: self.table(name, ["id"]) for name in DIMENSIONS}
        return {name: tuple(table.column("id").to_pylist()) for name, table in ids.items()}

    def rows(self, name: str) -> int:
        """How many rows a table has; 0 for one that is absent (see `coverage`)."""
        entry = self.manifest.tables.get(table_of(name).name)
        return entry.rows if entry else 0

    def table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Read a table, or some of its columns in the order asked for; an absent one has no rows.

        Words come as dictionaries whose codes are those of the lab's buffers. Dates are `date32`,
        unknown values are null.

        Raises:
            RecordError: no such table or column, or the file is damaged.
        """
        schema = self._schema(name, columns)
        return pa.Table.from_batches(self._batches(name, schema), schema)

    def batches(self, name: str, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
        """Read a table piece by piece, in bounded memory; otherwise as `table`."""
        return self._batches(name, self._schema(name, columns))

    def verify(self) -> None:
        """Hold every row against the manifest's hashes; RecordError names the first table that differs."""
        for name, entry in self.manifest.tables.items():
            digest = TableDigest(table_of(name))
            for batch in self.batches(name):
                values = {c.name: to_buffer(c, batch.column(c.name)) for c in digest.table.columns}
                digest.update(values, len(batch))
            if digest.hexdigest() != entry.hash:
                where = str(parquet_path(self.folder, name))
                raise RecordError("its rows are not those that were written", where, AGAIN)

    def _schema(self, name: str, columns: Sequence[str] | None) -> pa.Schema:
        held = table_of(name).names
        unknown = [c for c in columns or () if c not in held]
        if unknown:
            raise RecordError("it has no column " + ", ".join(unknown), name, "it has " + ", ".join(held))
        return store_schema(name, columns)

    def _batches(self, name: str, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
        columns = [table_of(name).column(held) for held in schema.names]
        words = self.vocabulary if any(c.type == "key" for c in columns) else {}
        if not self.rows(name):
            return
        with naming_file(self.folder, name), open_file(self.folder, name) as file:
            for batch in file.iter_batches(ROW_GROUP, columns=schema.names):
                arrays = [declared(c, batch.column(c.name), words) for c in columns]
                yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def read_record(folder: str | Path) -> Record:
    """Open the record in a folder: its manifest is read, its files looked at but not yet read.

    Raises:
        RecordError: not a record, of a later schema, or a file is missing or damaged.
    """
    folder = Path(folder)
    record = Record(folder, read_manifest(folder))
    for name, entry in record.manifest.tables.items():
        check_file(folder, table_of(name), entry.rows)
    return record
