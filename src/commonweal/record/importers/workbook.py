"""One sheet of an XLSX workbook as text cells: values only, never formulas or macros, in bounded memory."""

from collections.abc import Collection, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from commonweal.record.errors import RecordError
from commonweal.record.importers.parcel import check_parcel

MOST_CELLS = 20_000_000
_LOOKED_AT = 50  # rows in which the headings are looked for, under a title and notes

Line = tuple[int, list[str | None]]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its title, the row of its headings, the headings, and the rows below that hold anything."""

    title: str
    heading_row: int
    headings: tuple[str, ...]
    lines: list[Line]


def read_workbook(
    path: Path, wanted: Collection[str] = (), sheet: str | None = None, heading_row: int | None = None
) -> Page:
    """Read one sheet of an XLSX file.

    Args:
        path: the file.
        wanted: columns that must be there: the headings are the first row that has them all.
        sheet: its title; None for the only one that is not hidden.
        heading_row: the row of the headings, where they cannot be told so.

    Raises:
        RecordError: it cannot be read, unpacks beyond the limits, has several sheets to choose from, no row
            with the columns wanted, a formula whose value was never saved, or an error value.
    """
    from openpyxl import load_workbook  # only workbooks wait for it

    check_parcel(path)
    with ExitStack() as stack:
        try:
            values, formulas = (
                stack.enter_context(closing(load_workbook(path, read_only=True, data_only=only, keep_links=False)))
                for only in (True, False)
            )
            title = _title(values, sheet, path.name)
            lines = _lines(values[title], formulas[title], path.name)
            return _page(title, lines, wanted, heading_row, path.name)
        except RecordError:
            raise
        except Exception as wrong:
            right = "open it and save it again as .xlsx, or save the sheet as CSV in UTF-8"
            raise RecordError(f"it is broken, or no workbook ({type(wrong).__name__})", path.name, right) from wrong


def _title(book: Any, sheet: str | None, where: str) -> str:
    titles = [one.title for one in book.worksheets if one.sheet_state == "visible" or one.title == sheet]
    if sheet is not None and sheet not in titles:
        raise RecordError(f"it has no sheet {sheet!r}", where, "its sheets are " + ", ".join(map(repr, titles)))
    if sheet is None and len(titles) != 1:
        right = "say which: --sheet with one of " + ", ".join(map(repr, titles))
        raise RecordError(f"it has {len(titles)} sheets", where, right)
    return sheet or str(titles[0])


def _lines(values: Any, formulas: Any, where: str) -> Iterator[Line]:
    """Give the rows that hold anything, each with its number."""
    for one in (values, formulas):
        one.reset_dimensions()  # what a file says of its own size need not be true
    cells = 0
    for number, (row, told) in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=True), 1):
        cells += len(row)
        if cells > MOST_CELLS:
            raise RecordError(f"the sheet has more than {MOST_CELLS:,} cells", where, "save it as CSV in UTF-8")
        line = [_text(cell, formula, where) for cell, formula in zip(row, told, strict=True)]
        if any(line):
            yield number, line


def _text(cell: Any, formula: Any, where: str) -> str | None:
    value = cell.value
    if value is None:
        if formula.data_type == "f" and cell.data_type != "str":  # a formula that gave "" is a cell of no letters
            right = "open the workbook, let it reckon, and save it"
            raise RecordError(f"{cell.coordinate} holds a formula whose value was never saved", where, right)
        return None
    if cell.data_type == "e":
        raise RecordError(f"{cell.coordinate} holds {value}, an error value", where, "mend the formula and save")
    if isinstance(value, bool | date | datetime | time):
        return _moment(value)
    if isinstance(value, int | float):
        # Per cent is how a cell looks, not what it holds: 0.952 shown as 95.2%.
        per_cent = "%" in (cell.number_format or "")
        return f"{Decimal(repr(value)).scaleb(2):f}%" if per_cent else repr(value)
    return " ".join(str(value).split()) or None


def _moment(value: bool | date | datetime | time) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    return value.isoformat()


def _page(title: str, lines: Iterator[Line], wanted: Collection[str], heading_row: int | None, where: str) -> Page:
    seen: list[Line] = []
    for number, line in lines:
        seen.append((number, line))
        held = {cell for cell in line if cell}
        if number == heading_row or (heading_row is None and held and set(wanted) <= held):
            return Page(title, number, _headings(line, wanted, where), list(_even(lines, len(line))))
        if len(seen) >= _LOOKED_AT and heading_row is None:
            break
    there = ", ".join(cell for cell in (seen[0][1] if seen else []) if cell)
    right = f"the first row that holds anything has: {there}" if there else "the sheet is empty"
    raise RecordError("no row has the headings " + ", ".join(map(repr, wanted)), f"{where}, sheet {title}", right)


def _headings(line: list[str | None], wanted: Collection[str], where: str) -> tuple[str, ...]:
    """Name every column: an empty or repeated heading is told by its place, unless it is one that is wanted."""
    names: list[str] = []
    for place, cell in enumerate(line, 1):
        if cell in names and cell in wanted:
            raise RecordError(f"the heading {cell!r} comes twice", where, "give each column a heading of its own")
        names.append(cell if cell and cell not in names else f"{cell or 'column'} ({place})")
    return tuple(names)


def _even(lines: Iterator[Line], width: int) -> Iterator[Line]:
    """Make every row as wide as the headings; what stands beyond them belongs to no column."""
    blanks: list[str | None] = [None] * width
    return ((number, list(chain(line, blanks))[:width]) for number, line in lines)
