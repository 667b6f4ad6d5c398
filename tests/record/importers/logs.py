"""Event logs made up for tests, a key to read them with, and what a record says of them."""

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commonweal.record import Record
from commonweal.record.importers import Imported, Key
from commonweal.record.importers.eventlog import import_eventlog

KEY = Key(bytes(range(32)), Path("secret.key"))
OTHER = Key(bytes(range(1, 33)), Path("other.key"))
MAP = ["person=who,service=where,time=when,activity=what"]
HEADINGS = "who,where,when,what"
ROWS = [
    "p-one,Hostel,2019-04-01T09:00:00Z,Intake",
    "p-one,Clinic,2019-04-01T11:30:00Z,Visit",
    "p-one,Hostel,2019-04-09T10:00:00Z,Talk",
    "p-two,Clinic,2019-05-02T10:00:00Z,Intake",
    "p-two,Clinic,2019-06-02T10:00:00Z,Visit",
]
TODAY = date(2024, 1, 1)


def write(folder: Path, *rows: str, headings: str = HEADINGS, name: str = "log.csv") -> Path:
    """A CSV file of rows as they are given."""
    path = folder / name
    path.write_text("\n".join([headings, *rows]) + "\n", encoding="utf-8", newline="")
    return path


def take_in(path: Path, out: Path | None = None, columns: list[str] | None = None, **options: object) -> Imported:
    """Import an event log with the map and the key of these tests."""
    given = {"key": KEY, "today": TODAY} | options
    return import_eventlog(path, out or path.parent / "record", columns=columns or MAP, **given)


def told(record: Record, *columns: str, table: str = "contacts") -> list[tuple]:
    """Some columns of a table, row by row, words and dates as a person would write them."""
    held = record.table(table, list(columns))
    words = [
        pc.cast(column, pa.string()).to_pylist() if pa.types.is_dictionary(column.type) else column.to_pylist()
        for column in held.columns
    ]
    return [tuple(str(one) if isinstance(one, date) else one for one in row) for row in zip(*words, strict=True)]


def everything(folder: Path) -> bytes:
    """All that the files of a record hold: their names and bytes, and their tables unpacked and spelt out."""
    held = [path.name.encode() + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    tables = [str(pq.read_table(path).to_pylist()).encode() for path in sorted(folder.glob("*.parquet"))]
    return b"\n".join(held + tables)
