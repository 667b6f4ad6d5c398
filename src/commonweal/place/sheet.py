"""A sheet: the rows of one CSV file as checked values, each with the row number its keeper sees."""

import csv
import difflib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Any

from commonweal.place.cell import read_cell
from commonweal.place.column import Column
from commonweal.place.fault import CellError, Fault, shown
from commonweal.place.rows import Mark
from commonweal.place.tables import Table
from commonweal.place.words import CERTAINTIES

SOURCE = Column("where the figures come from", blank=True, name="source")
CERTAINTY = Column("how sure they are", choices=CERTAINTIES, blank=True, name="certainty", kind="choice")
MOST_LINES = 50_000


@dataclass(frozen=True)
class Record:
    """One row: its number in the spreadsheet, and the values that could be read (a bad cell has none)."""

    row: int
    values: dict[str, Any]


@dataclass
class Sheet:
    """The records of one table, and the faults of its own cells."""

    table: Table
    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    present: bool = True

    @property
    def clean(self) -> bool:
        """Whether every cell could be read, so that sums over the table mean something."""
        return self.present and not self.faults


def read_sheet(table: Table, text: str) -> Sheet:
    """Read a table's text: comments (`#`), the header, then rows; blank rows are passed over."""
    sheet = Sheet(table)
    try:
        rows = _rows(text)
    except _UnreadableError as error:
        sheet.faults.append(Fault(table.file, error.row, None, error.what, error.right))
        return sheet
    # Comments stand above the header only, so that no row of data is ever taken for one and lost.
    rows = list(dropwhile(lambda row: row[1][0].startswith("#"), rows))
    if rows:
        _read_rows(sheet, rows)
    else:
        right = f"Start with: {_header(table)}"
        sheet.faults.append(Fault(table.file, None, None, "there is no header", right))
    return sheet


class _UnreadableError(CellError):
    """A file that has no rows to speak of; `row` is where reading stopped."""

    row: int | None = None


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, each with its number."""
    lines = max(text.count("\n"), text.count("\r"))
    if lines > MOST_LINES:
        what = f"the file has {lines:,} lines, over {MOST_LINES:,}; it was not read"
        raise _UnreadableError(what, "Put totals in the table, not case data")
    rows: list[list[str]] = []
    try:
        for cells in _parse(text):
            rows.append([_tidy(cell) for cell in cells])
    except csv.Error as error:
        unreadable = _UnreadableError(
            f"the row is not CSV ({error})", "Close its quotes, or save as “CSV UTF-8”"
        )
        unreadable.row = len(rows) + 1
        raise unreadable from None
    return [(number, cells) for number, cells in enumerate(rows, start=1) if any(cells)]


def _parse(text: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), strict=True)


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _header(table: Table) -> str:
    return ",".join([*(c.name for c in table.columns), "source", "certainty"])


def _read_rows(sheet: Sheet, rows: list[tuple[int, list[str]]]) -> None:
    number, header = rows[0]
    names = _without_blank_tail(header)
    sheet.faults += _header_faults(sheet.table, number, names)
    if len(names) == 1 or len(set(names)) < len(names):
        return  # under such a header every cell would be a second message about the same thing
    missing = {c.name for c in sheet.table.columns if not c.blank} - set(names)
    declared = (*sheet.table.columns, SOURCE, CERTAINTY)
    columns = {column.name: column for column in declared if column.name not in missing}
    for number, cells in rows[1:]:
        _read_row(sheet, number, names, _without_blank_tail(cells, least=len(names)), columns)
    if len(sheet.records) < sheet.table.least_rows and not sheet.faults:
        sheet.faults.append(Fault(sheet.table.file, None, None, "the table is empty", "Add at least one row"))


def _read_row(sheet: Sheet, row: int, names: list[str], cells: list[str], columns: dict[str, Column]) -> None:
    if cells[0].startswith("#"):
        what = "the row starts with #, and comments stand above the header only"
        right = "Move it above the header, or take the # off"
        sheet.faults.append(Fault(sheet.table.file, row, names[0], what, right))
    elif len(cells) != len(names):
        sheet.faults.append(_ragged(sheet.table.file, row, len(cells), len(names)))
        sheet.records.append(_only_id(row, dict(zip(names, cells, strict=False))))
    else:
        _read_record(sheet, row, dict(zip(names, cells, strict=True)), columns)


def _without_blank_tail(cells: list[str], least: int = 0) -> list[str]:
    """Drop the empty cells that spreadsheets leave at the right of a row."""
    cells = list(cells)
    while len(cells) > least and not cells[-1]:
        cells.pop()
    return cells


def _header_faults(table: Table, row: int, names: list[str]) -> Iterator[Fault]:
    known = [*(c.name for c in table.columns), "source", "certainty", *table.overrides]
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        yield Fault(
            table.file,
            row,
            None,
            "the columns are not parted by commas",
            "Save it as “CSV UTF-8”, with commas",
        )
        return
    for name in dict.fromkeys(names):
        if name not in known:
            yield Fault(table.file, row, name or None, "no such column in this table", _nearest(name, known))
        elif names.count(name) > 1:
            yield Fault(table.file, row, name, "the column is there twice", "Keep one of them")
    for column in table.columns:
        if column.name not in names and not column.blank:
            what = f"the column is missing ({column.meaning})"
            yield Fault(table.file, row, column.name, what, "Add it to the header and to every row")


def _nearest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name.lower(), known, n=1)
    return (
        f"Call it {near[0]} if it is that, or take it out"
        if near
        else "Take it out; columns are: " + ", ".join(known[:12])
    )


def _ragged(file: str, row: int, found: int, wanted: int) -> Fault:
    right = "Fill or remove cells so that they agree; put quotes round a cell that holds a comma"
    return Fault(file, row, None, f"the row has {found} cells and the header {wanted}", right)


def _only_id(row: int, cells: dict[str, str]) -> Record:
    """Keep a bad row's id, so that rows which name it do not each become a fault as well."""
    known = {"id": cells["id"]} if cells.get("id") else {}
    return Record(row, {**known, "certainty": "assumed", "marks": ()})


def _read_record(sheet: Sheet, row: int, cells: dict[str, str], columns: dict[str, Column]) -> None:
    values: dict[str, Any] = {}
    for name, column in columns.items():
        _read_into(sheet, values, row, column, cells.get(name, ""))
    values["certainty"] = values.get("certainty") or "assumed"  # what nobody vouches for is assumed
    values["marks"] = tuple(_marks(sheet, row, cells, values))
    sheet.records.append(Record(row, values))


def _read_into(sheet: Sheet, values: dict[str, Any], row: int, column: Column, text: str) -> None:
    try:
        values[column.name] = read_cell(column, text)
    except CellError as error:
        sheet.faults.append(Fault(sheet.table.file, row, column.name, error.what, error.right))
        if column.name == "id" and text:
            values["id"] = text  # misspelt, but known: rows that name it are not faults as well


def _marks(sheet: Sheet, row: int, cells: dict[str, str], values: dict[str, Any]) -> Iterator[Mark]:
    for figure in sheet.table.figures:
        found: dict[str, Any] = {}
        for part, column in (("source", SOURCE), ("certainty", CERTAINTY)):
            _read_override(sheet, found, row, figure.name, part, column, cells)
        if any(found.values()) and values.get(figure.name) is None and figure.name in values:
            name = f"{figure.name}_{'source' if found.get('source') else 'certainty'}"
            what = f"this speaks of {figure.name}, which is empty ({shown(cells[name])})"
            sheet.faults.append(
                Fault(sheet.table.file, row, name, what, f"Fill {figure.name}, or empty this cell")
            )
        elif any(found.values()):
            yield Mark(figure.name, found.get("source", ""), found.get("certainty", ""))


def _read_override(
    sheet: Sheet,
    found: dict[str, Any],
    row: int,
    figure: str,
    part: str,
    column: Column,
    cells: dict[str, str],
) -> None:
    name = f"{figure}_{part}"
    try:
        found[part] = read_cell(column, cells.get(name, ""))
    except CellError as error:
        sheet.faults.append(Fault(sheet.table.file, row, name, error.what, error.right))
