"""The Parquet files of a record's folder: how they are written, opened and looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.record.column import Table
from commonweal.record.dtype import store_schema
from commonweal.record.errors import AGAIN, RecordError

ROW_GROUP = 1 << 18
"""Rows to a row group: few enough to hold one of every table in memory, enough to compress and scan well."""


def parquet_path(folder: Path, table: str) -> Path:
    """Give the path of a table's file within a record's folder."""
    return folder / f"{table}.parquet"


def create_file(folder: Path, table: Table) -> pq.ParquetWriter:
    """Open a table's file for writing, with the settings that every record has."""
    words = [c.name for c in table.columns if c.type in ("key", "code", "date", "text")]
    floats = [c.name for c in table.columns if c.type in ("number", "number32")]
    return pq.ParquetWriter(
        parquet_path(folder, table.name),
        store_schema(table.name),
        compression="zstd",
        compression_level=1,
        use_dictionary=words,
        use_byte_stream_split=floats,
        write_statistics=[c.name for c in table.columns if c.type in ("person", "item", "date")],
        write_page_checksum=True,
    )


def open_file(folder: Path, table: str) -> pq.ParquetFile:
    """Open a table's file for reading; every page is held against its checksum as it is read."""
    return pq.ParquetFile(parquet_path(folder, table), page_checksum_verification=True)


def check_file(folder: Path, table: Table, rows: int) -> None:
    """Raise RecordError unless a table's file is there, with the columns declared and so many rows."""
    with naming_file(folder, table.name), open_file(folder, table.name) as file:
        schema, held = file.schema_arrow, file.metadata.num_rows
    where = str(parquet_path(folder, table.name))
    if tuple(schema.names) != table.names:
        right = "they are " + ", ".join(table.names)
        raise RecordError("its columns are " + ", ".join(schema.names), where, right)
    if held != rows:
        raise RecordError(f"it holds {held} rows, and the manifest says {rows}", where, AGAIN)


@contextmanager
def naming_file(folder: Path, table: str) -> Iterator[None]:
    """Turn whatever goes wrong in reading a table's file into a RecordError that names it."""
    where = str(parquet_path(folder, table))
    try:
        yield
    except RecordError as wrong:
        raise RecordError(wrong.what, f"{where}, {wrong.where}", wrong.right) from wrong
    except FileNotFoundError as wrong:
        raise RecordError("the file is missing", where, AGAIN) from wrong
    except (pa.ArrowException, OSError, KeyError) as wrong:
        raise RecordError(f"the file is damaged ({str(wrong).splitlines()[0]})", where, AGAIN) from wrong
