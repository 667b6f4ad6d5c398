"""A folder of CSVs in a record's own tables and columns: written empty for somebody to fill, or full from a record."""

import csv
from pathlib import Path
from typing import Any

from commonweal.record.column import Column, Table
from commonweal.record.errors import RecordError
from commonweal.record.importers.cells import write_cell
from commonweal.record.reader import Record
from commonweal.record.tables import SCHEMA, TABLES

COVERAGE = "coverage.csv"
COVERAGE_COLUMNS = ("table", "status", "from", "to", "services", "complete", "note")
_README = """# A record, written by hand

One CSV file for each table; delete the files you have nothing for. Fill them in a spreadsheet and save as "CSV UTF-8".
Then: `commonweal record import tables FOLDER --out RECORD`

- One line per row. A cell is empty where nobody knows, if its column says that it may be.
- Dates are year-month-day, such as 2019-04-01. Numbers are plain: 1250.5, no commas and no signs.
- `person` may be any id that tells people apart in your own system. It becomes a keyed pseudonym before anything is
  stored. Never write a name anywhere.
- Who is named by an id, such as a service, has a row in the table of that name.
- `coverage.csv` may say what a table covers: status present, partial or absent; the first and last day; the services,
  parted by ; (empty: all); how complete it is, 0 to 1, if anybody knows. What it does not say is taken from the rows.
"""


def write_template(folder: str | Path) -> Path:
    """Write the empty tables with their headings, and a README of what each column means.

    Raises:
        RecordError: something is in the folder already, or it cannot be written.
    """
    folder = _new(Path(folder))
    for table in SCHEMA.values():
        if table.name != "vocabulary":  # made from the words themselves
            _write_csv(folder / f"{table.name}.csv", list(table.names), [])
    _write_csv(folder / COVERAGE, list(COVERAGE_COLUMNS), [])
    meanings = "\n".join(_meaning(table) for table in SCHEMA.values() if table.name != "vocabulary")
    (folder / "README.md").write_text(_README + "\n" + meanings, encoding="utf-8")
    return folder


def write_tables(record: Record, folder: str | Path) -> Path:
    """Write a whole record as such a folder; pseudonyms stand where people's ids did.

    Raises:
        RecordError: something is in the folder already, or it cannot be written.
    """
    folder = _new(Path(folder))
    for table in SCHEMA.values():
        if record.rows(table.name):
            columns = [_cells(record, table, column) for column in table.columns]
            _write_csv(folder / f"{table.name}.csv", list(table.names), list(zip(*columns, strict=True)))
    _write_csv(folder / COVERAGE, list(COVERAGE_COLUMNS), [_covered(record, name) for name in TABLES])
    return folder


def _new(folder: Path) -> Path:
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            right = "give a new folder, or move the old one away"
            raise RecordError("there is something here already", str(folder), right)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise RecordError(f"it cannot be written ({wrong.strerror})", str(folder)) from wrong
    return folder


def _write_csv(path: Path, headings: list[str], rows: list[Any]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([headings, *rows])
    except OSError as wrong:
        raise RecordError(f"it cannot be written ({wrong.strerror})", str(path)) from wrong


def _cells(record: Record, table: Table, column: Column) -> list[str]:
    values = record.table(table.name, [column.name]).column(0).to_pylist()
    return [write_cell(column, value) for value in values]


def _covered(record: Record, name: str) -> list[str]:
    said = record.coverage.of(name).to_json()
    services = "" if said["services"] is None else ";".join(said["services"])
    complete = "" if said["complete"] is None else repr(said["complete"])
    return [name, said["status"], said["from"] or "", said["to"] or "", services, complete, said["note"]]


def _meaning(table: Table) -> str:
    lines = [
        f"## {table.name}.csv",
        table.meaning,
        "",
        "| column | may be empty | what it holds |",
        "| --- | --- | --- |",
    ]
    for column in table.columns:
        words = f" One of: {', '.join(column.codes)}." if column.codes else ""
        key = f" An id in {column.of}.csv." if column.of else ""
        unit = f" ({column.unit})" if column.type in ("number", "number32", "count") else ""
        lines.append(f"| {column.name} | {'yes' if column.nullable else 'no'} | {column.meaning}{unit}{words}{key} |")
    return "\n".join(lines) + "\n"
