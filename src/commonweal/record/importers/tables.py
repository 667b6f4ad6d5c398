"""A folder of CSVs named after the record's own tables, in its own columns, so that a record can be written by hand."""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from commonweal.record.column import Table
from commonweal.record.coverage import Coverage, TableCoverage
from commonweal.record.day import date_of
from commonweal.record.dimension import DIMENSIONS
from commonweal.record.dtype import blank_rows
from commonweal.record.errors import RecordError
from commonweal.record.importers.cells import CellReader
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.identifying import marks_in
from commonweal.record.importers.imported import Imported, provenance_of
from commonweal.record.importers.key import Key
from commonweal.record.importers.page import Page, open_page
from commonweal.record.importers.people import like_people
from commonweal.record.importers.pseudonym import pseudonyms
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import Seal
from commonweal.record.importers.template import COVERAGE
from commonweal.record.tables import SCHEMA, TABLES
from commonweal.record.writer import RecordWriter

Rows = np.ndarray[Any, Any]
DimensionRows = list[dict[str, str | None]]


def import_tables(
    source: str | Path, out: str | Path, *, key: Key | None = None, command: str | None = None
) -> Imported:
    """Make a record of a folder of CSVs; `template.write_template` makes one to fill.

    Args:
        source: the folder: `services.csv`, `contacts.csv` and so on; words for codes, ids for keys, ISO dates.
            Tables with no rows are left out; `vocabulary.csv` may be missing, and is then made of the words.
        out: the new folder of the record.
        key: under which people's ids become pseudonyms; needed where a table has people in it.
        command: the command as typed, for provenance.

    Raises:
        RecordError: everything that is wrong with the folder, up to fifty things, each with file, row and column.
    """
    faults, repairs = Faults(), Repairs()
    pages = _open(Path(source), faults)
    dimensions = {name: _dimension(pages[name], faults) for name in DIMENSIONS if name in pages}
    if "words" in pages and "vocabulary" not in pages:
        dimensions["vocabulary"] = _vocabulary(pages["words"])
    ids = {name: {str(row["id"]): at for at, row in enumerate(rows)} for name, rows in dimensions.items()}
    rows = {name: _events(pages[name], ids, key, faults) for name in TABLES if name in pages}
    said = _coverage(pages.get(COVERAGE.removesuffix(".csv")), faults)
    faults.check()
    return _write(out, pages, dimensions, rows, said, key, repairs, command)


def _open(folder: Path, faults: Faults) -> dict[str, Page]:
    if not folder.is_dir():
        raise RecordError("there is no such folder", str(folder), "give a folder of CSV files named after tables")
    pages: dict[str, Page] = {}
    known = [*SCHEMA, COVERAGE.removesuffix(".csv")]
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in known:
            near = get_close_matches(path.stem, known, 1, 0.6)
            guess = f"did you mean {near[0]}.csv? " if near else ""
            faults.add(path.name, None, None, "no table is called that", guess + "the tables are " + ", ".join(SCHEMA))
            continue
        try:
            page = open_page(path, SCHEMA.get(path.stem), faults)
        except RecordError as wrong:
            faults.add(path.name, None, None, wrong.what, wrong.right or "save it again as CSV in UTF-8")
            continue
        if page is not None:
            pages[path.stem] = page
    if not set(pages) & set(SCHEMA) and not faults.count:
        right = "write a template with --template FOLDER and fill it"
        raise RecordError("no table in it has rows", str(folder), right)
    return pages


def _dimension(page: Page, faults: Faults) -> DimensionRows:
    table = SCHEMA[page.table]
    seen: dict[str, int] = {}
    rows = [
        {column: page.columns[column][line].as_py() if column in page.columns else None for column in table.names}
        for line in range(len(page.rows))
    ]
    for row, number in zip(rows, page.rows, strict=True):
        _check_row(table, row, number, page.file, faults)
        if row["id"] and seen.setdefault(row["id"], number) != number:
            what = f"{row['id']!r} is in row {seen[row['id']]} too"
            faults.add(page.file, number, "id", what, "give each row an id of its own")
    for column in ("id", "name") if table.name == "services" else ():
        if why := like_people(word for row in rows if (word := row[column])):
            faults.add(page.file, None, column, why, "name services and teams, never people")
    return rows


def _check_row(table: Table, row: Mapping[str, str | None], number: int, file: str, faults: Faults) -> None:
    for column in table.columns:
        word = row[column.name]
        if word is None and not column.nullable:
            faults.add(file, number, column.name, "it is empty", "write text: " + column.meaning)
        elif word is not None and column.codes and word not in column.codes:
            faults.add(
                file, number, column.name, f"{word!r} is no word of it", "it is one of " + ", ".join(column.codes)
            )
        elif word is not None and table.name != "vocabulary" and (marks := marks_in(word)):
            right = "write what the thing is called; a record holds nothing that leads to a person"
            faults.add(file, number, column.name, f"it holds {marks[0]}", right)


def _vocabulary(words: Page) -> DimensionRows:
    held = words.columns["word"].unique().to_pylist() if "word" in words.columns else []
    return [{"id": word} for word in held if word]


def _events(page: Page, ids: Mapping[str, Mapping[str, int]], key: Key | None, faults: Faults) -> Rows:
    rows = blank_rows(page.table, len(page.rows))
    for column in TABLES[page.table].columns:
        if column.name not in page.columns:
            continue
        cells = page.columns[column.name]
        if column.type == "person":
            rows[column.name] = _people(page, cells, key, faults)
        elif column.type == "key" and column.of not in ids:
            if cells.null_count < len(cells):
                right = f"add it to the folder, with a row for each id that {page.file} names"
                faults.add(f"{column.of}.csv", None, None, f"it is missing, and {page.file} names ids of it", right)
        else:
            read = CellReader(column, page.table, ids.get(column.of, {}))
            rows[column.name] = read.read(cells, page.rows, page.file, faults)
    return rows


def _people(page: Page, cells: pa.Array, key: Key | None, faults: Faults) -> Rows | int:
    if key is None:
        raise RecordError("it has people in it, and there is no key for their pseudonyms", page.file, "give a key")
    for line in np.flatnonzero(cells.is_null().to_numpy(zero_copy_only=False)):
        faults.add(page.file, page.rows[int(line)], "person", "it is empty", "write an id that tells people apart")
    return pseudonyms(key, cells.fill_null(""))


def _coverage(page: Page | None, faults: Faults) -> dict[str, TableCoverage]:
    said: dict[str, TableCoverage] = {}
    for line, row in enumerate(page.rows if page else ()):
        assert page is not None  # there are no rows without a page
        cell = {name: column[line].as_py() for name, column in page.columns.items()}
        try:
            said[_table(cell.get("table"))] = TableCoverage.from_json(
                {
                    "status": cell.get("status"),
                    "from": cell.get("from"),
                    "to": cell.get("to"),
                    "services": cell["services"].split(";") if cell.get("services") else None,
                    "complete": float(cell["complete"]) if cell.get("complete") else None,
                    "note": cell.get("note") or "",
                }
            )
        except RecordError as wrong:
            faults.add(page.file, row, None, wrong.what, wrong.right or "mend it")
        except ValueError:
            right = "dates are year-month-day, and complete is a number from 0 to 1"
            faults.add(page.file, row, None, "it holds a date or a number that is none", right)
    return said


def _table(name: str | None) -> str:
    if name not in TABLES:
        raise RecordError(f"{name!r} is no table", right="it is one of " + ", ".join(TABLES))
    return str(name)


def _write(
    out: str | Path,
    pages: Mapping[str, Page],
    dimensions: Mapping[str, DimensionRows],
    rows: Mapping[str, Rows],
    said: Mapping[str, TableCoverage],
    key: Key | None,
    repairs: Repairs,
    command: str | None,
) -> Imported:
    seals: list[Seal] = [page.seal for page in pages.values()]
    people = any(column.type == "person" for name in rows for column in TABLES[name].columns)
    provenance = provenance_of("tables", seals, repairs, key=key if people else None, command=command)
    coverage = Coverage({name: _seen(name, table) for name, table in rows.items()} | dict(said))
    with RecordWriter(out, dimensions=dimensions, provenance=provenance, coverage=coverage) as writer:
        for name, table in rows.items():
            writer.append(name, table)
        return Imported(writer.finish(), repairs)


def _seen(name: str, rows: Rows) -> TableCoverage:
    days = [rows[column.name] for column in TABLES[name].columns if column.type == "date"]
    held = np.concatenate([some[some >= 0] for some in days]) if days else np.empty(0, np.int32)
    first, last = (date_of(held.min()), date_of(held.max())) if held.size else (None, None)
    return TableCoverage("present", first, last, note="written by hand; nobody said how complete")
