"""Writes a record: rows of any table, any number of times, then one rename makes it whole."""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from commonweal.record.check import check_rows
from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.day import date_of
from commonweal.record.digest import TableDigest
from commonweal.record.dimension import DIMENSIONS
from commonweal.record.dtype import buffer_dtype
from commonweal.record.errors import RecordError
from commonweal.record.lookup import Row, check_dimension, store_dimension
from commonweal.record.manifest import MANIFEST, Manifest, TableEntry, check_provenance
from commonweal.record.reader import Record, read_record
from commonweal.record.staging import Staging, check_free
from commonweal.record.store import create_file
from commonweal.record.stream import TableStream
from commonweal.record.tables import TABLES


class RecordWriter:
    """Writes one record into a new folder; use it in a `with` block and end with `finish`.

    Args:
        folder: where the record shall be; must not exist, or be empty. Its parents are made.
        services: rows of the table `services`, in the order of the codes that event rows use.
        indicators: rows of the table `indicators`, likewise.
        components: rows of the table `components`, likewise.
        dimensions: rows of the other dimension tables, by name, likewise.
        provenance: where the record comes from; see `manifest.PROVENANCE`.
        coverage: what it will cover. Where None, a table with rows is held to be present from its
            first day to its last, and a table without rows to be absent.

    Leaving the block by an exception (Ctrl-C too) removes all that was written. Not for use from
    several threads at once.

    Raises:
        RecordError: something is in the folder already, or what was given is not right.
    """

    def __init__(
        self,
        folder: str | Path,
        services: Iterable[Row] = (),
        *,
        indicators: Iterable[Row] = (),
        components: Iterable[Row] = (),
        dimensions: Mapping[str, Iterable[Row]] | None = None,
        provenance: Mapping[str, Any] | None = None,
        coverage: Coverage | None = None,
    ) -> None:
        self._staging = Staging(Path(folder).absolute())
        check_free(self._staging.target)
        given = {"services": services, "indicators": indicators, "components": components} | dict(dimensions or {})
        self._dimensions = {name: check_dimension(DIMENSIONS[name], given.get(name, ())) for name in DIMENSIONS}
        self._vocabulary = {name: tuple(columns["id"]) for name, columns in self._dimensions.items()}
        self._provenance = check_provenance(provenance or {})
        self._coverage = coverage
        self._streams: dict[str, TableStream] = {}
        self._open = False
        self._done = False

    def __enter__(self) -> Self:
        self._staging.open()
        self._open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._done:
            return
        self.abandon()
        if kind is None:
            right = "end the block with finish(), or with abandon() if none is wanted"
            raise RecordError("the block was left without finish(): no record was made", self._where, right)

    def append(self, table: str, rows: np.ndarray[Any, Any]) -> None:
        """Add rows to an event table; they are copied, so the buffer may be used again at once.

        Args:
            table: the table's name.
            rows: a structured array of `buffer_dtype(table)`.

        Raises:
            RecordError: not the table's dtype, a value that its column does not allow, or a table that
                the coverage calls absent.
        """
        self._check_open()
        buffer_dtype(table)  # refuses what is no event table
        if self._coverage is not None and self._coverage.of(table).status == "absent":
            raise RecordError("rows are given of a table that the coverage calls absent", table)
        columns = check_rows(TABLES[table], rows, self._vocabulary)
        if table not in self._streams:
            self._streams[table] = TableStream(self._staging.folder, TABLES[table], self._vocabulary)
        self._safely(self._streams[table].append, columns, len(rows))

    def finish(
        self, partial: bool = False, why: str = "stopped before its end", coverage: Coverage | None = None
    ) -> Record:
        """Write the manifest, put all on disk, and rename: now the record is there.

        A record stopped before its end should be given the coverage that it came to, not the one planned.

        Args:
            partial: whether the making of it was stopped before its end.
            why: why it is partial; unused if it is not.
            coverage: replaces the coverage given at the start, where more is known by now.
        """
        self._check_open()
        coverage = coverage or self._coverage
        self._check_coverage(coverage)
        self._safely(self._close, coverage, partial, why if partial else "")
        self._done = True
        return read_record(self._staging.target)

    def abandon(self) -> None:
        """Remove all that was written; no record is made."""
        for stream in self._streams.values():
            with suppress(OSError):
                stream.drop()
        self._staging.discard()
        self._open, self._done = False, True

    @property
    def _where(self) -> str:
        return str(self._staging.target)

    def _check_open(self) -> None:
        if not self._open or self._done:
            right = "use it inside its `with` block and before finish()"
            raise RecordError("the writer is not open", self._where, right)

    def _check_coverage(self, coverage: Coverage | None) -> None:
        for name, stream in self._streams.items():
            if coverage is not None and stream.rows and coverage.of(name).status == "absent":
                raise RecordError(f"the coverage calls {name} absent, but rows of it were given", self._where)

    def _safely(self, write: Any, *given: Any) -> None:
        try:
            write(*given)
        except OSError as wrong:
            right = "see that there is room on the disk, and leave to write"
            raise RecordError(f"it could not be written ({wrong})", self._where, right) from wrong

    def _close(self, coverage: Coverage | None, partial: bool, why: str) -> None:
        tables = {name: entry for name in DIMENSIONS if (entry := self._write_dimension(name)).rows}
        for name in TABLES:
            if name in self._streams and self._streams[name].rows:
                self._streams[name].close()
                tables[name] = TableEntry(self._streams[name].rows, self._streams[name].digest.hexdigest())
        manifest = Manifest(tables, coverage or self._seen(), self._provenance, partial, why)
        text = json.dumps(manifest.to_json(), indent=2, ensure_ascii=False, allow_nan=False)
        (self._staging.folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
        self._staging.publish()

    def _write_dimension(self, name: str) -> TableEntry:
        table, columns = DIMENSIONS[name], self._dimensions[name]
        digest = TableDigest(table)
        digest.update(columns, len(columns["id"]))
        if columns["id"]:
            with create_file(self._staging.folder, table) as file:
                file.write_table(store_dimension(table, columns))
        return TableEntry(digest.rows, digest.hexdigest())

    def _seen(self) -> Coverage:
        present = TableCoverage("present")
        tables = {
            name: replace(present, start=_day(stream.first_day), end=_day(stream.last_day))
            for name, stream in self._streams.items()
            if stream.rows
        }
        return Coverage(tables)


def _day(days: int | None) -> date | None:
    return None if days is None else date_of(days)
