"""One CSV of a folder of tables: its cells as Arrow columns, held against the columns that its table has."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from commonweal.record.column import Table
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.sheet import open_sheet
from commonweal.record.importers.source import Seal

_SMALL = 2**16


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one table: its name, the file's, the cells by column (null where empty), and each row's number."""

    table: str
    file: str
    columns: dict[str, pa.Array]
    rows: Sequence[int]
    seal: Seal


def open_page(path: Path, table: Table | None, faults: Faults) -> Page | None:
    """Read one file whole; None where it has headings and no rows.

    Args:
        path: the file, called after its table.
        table: what its columns should be; None for one that is no table of a record.
        faults: where columns that are missing, or not of the table, are noted.

    Raises:
        RecordError: it is no CSV that can be read.
    """
    if _is_blank(path):
        return None
    sheet = open_sheet(path)
    if table is not None:
        _check_headings(sheet.headings, table, path.name, faults)
    whole = pa.Table.from_batches([block.rows for block in sheet.blocks()])
    filled = _filled(whole)
    rows: Sequence[int] = range(2, whole.num_rows + 2)
    if filled is not None:
        rows = [number + 2 for number, one in enumerate(filled.to_pylist()) if one]
        whole = whole.filter(filled)
    columns = {name: whole.column(name).combine_chunks() for name in whole.column_names}
    return Page(path.stem, path.name, columns, rows, sheet.seal) if len(rows) else None


def _is_blank(path: Path) -> bool:
    """Whether a file has its headings and nothing else, as a template does that nobody filled."""
    if path.stat().st_size > _SMALL:
        return False
    lines = path.read_bytes().replace(b"\0", b"").splitlines()
    return sum(bool(line.strip(b' ,;\t"\xef\xbb\xbf\xff\xfe')) for line in lines) == 1


def _filled(whole: pa.Table) -> pa.Array | None:
    """Which rows hold anything; None where all do. Spreadsheets save empty rows as rows of commas."""
    blank = pc.is_null(whole.column(0))
    for column in whole.columns[1:]:
        blank = pc.and_(blank, pc.is_null(column))
    return pc.invert(blank).combine_chunks() if pc.any(blank).as_py() else None


def _check_headings(headings: Sequence[str], table: Table, file: str, faults: Faults) -> None:
    for one in headings:
        if one not in table.names:
            near = get_close_matches(one.lower(), table.names, 1, 0.6)
            guess = f"did you mean {near[0]}? " if near else ""
            faults.add(
                file, 1, one, "the table has no such column", guess + "its columns are " + ", ".join(table.names)
            )
    for column in table.columns:
        if column.name not in headings and not column.nullable:
            faults.add(file, 1, column.name, "the column is missing", f"add it: {column.meaning}")
