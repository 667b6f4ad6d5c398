"""A place written as a folder: only one that reads back the same, and all of it or nothing."""

import csv
import io
import shutil
import uuid
from pathlib import Path

from commonweal.place.cell import wanted, write_cell
from commonweal.place.column import Column
from commonweal.place.fault import Fault, PlaceError
from commonweal.place.folder import MANIFEST, Texts
from commonweal.place.manifest import write_manifest
from commonweal.place.place import Place
from commonweal.place.read import check_texts
from commonweal.place.rows import Row
from commonweal.place.tables import TABLES, Table


def write_place(place: Place, folder: str | Path, *, comments: bool = False) -> Path:
    """Write a place to a new folder, with each column's meaning above it if `comments`; returns the folder.

    Raises:
        PlaceError: the place has faults, would not read back the same, or the folder is not free.
            Nothing is written.
    """
    texts = place_texts(place, comments=comments)
    check = check_texts(Texts(texts))
    if check.place is None:
        raise PlaceError(check.faults)
    if check.place != place:
        raise PlaceError(_losses(place, check.place))
    return write_texts(texts, Path(folder))


def place_texts(place: Place, *, comments: bool = False) -> dict[str, str]:
    """The text of each of the place's files, by file name."""
    tables = {table.file: _table_text(table, place.table(table.name), comments) for table in TABLES}
    return {MANIFEST: write_manifest(place.manifest, comments=comments), **tables}


def write_texts(texts: dict[str, str], folder: Path) -> Path:
    """Write files to a new or empty folder; they appear all at once, or none does.

    Raises:
        PlaceError: the folder holds something already, or cannot be made.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PlaceError([Fault(str(folder), None, None, "it is not empty", "Give a new folder")])
    aside = folder.parent / f".{folder.name}-{uuid.uuid4().hex[:8]}"
    try:
        aside.mkdir(parents=True)
        for name, text in texts.items():
            (aside / name).write_text(text, encoding="utf-8", newline="\n")
        if folder.is_dir():
            folder.rmdir()
        aside.rename(folder)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        fault = Fault(
            str(folder), None, None, f"it cannot be written ({error.strerror})", "Give a folder of yours"
        )
        raise PlaceError([fault]) from None
    return folder


def _table_text(table: Table, held: tuple[Row, ...], comments: bool) -> str:
    marked = {f"{m.column}_{part}" for row in held for m in row.marks for part in ("source", "certainty")}
    marked = {name for name in marked if any(_cell(table, row, name) for row in held)}
    names = [
        *(c.name for c in table.columns),
        "source",
        "certainty",
        *(n for n in table.overrides if n in marked),
    ]
    out = io.StringIO()
    if comments:
        out.write("".join(f"# {line}\n" for line in _comment(table)))
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(names)
    lines.writerows([_cell(table, row, name) for name in names] for row in held)
    return out.getvalue()


def _cell(table: Table, row: Row, name: str) -> str:
    if name in ("source", "certainty"):
        return str(getattr(row, name))
    if name in table.overrides:
        figure, _, part = name.rpartition("_")
        return next((str(getattr(mark, part)) for mark in row.marks if mark.column == figure), "")
    return write_cell(_column(table, name), getattr(row, name))


def _column(table: Table, name: str) -> Column:
    return next(column for column in table.columns if column.name == name)


def _comment(table: Table) -> list[str]:
    lines = [f"{table.meaning} Lines that start with # above the header are comments."]
    for column in table.columns:
        how = f" Write {wanted(column)}." if column.kind != "text" else ""
        blank = " May be left blank." if column.blank else ""
        lines.append(f"  {column.name}: {column.meaning}.{how}{blank}")
    lines.append(
        "  source, certainty: where the row's figures come from; seen, derived or assumed (if blank)."
    )
    if table.figures:
        one = table.figures[0].name
        lines.append(f"  A figure may have its own: add columns such as {one}_source and {one}_certainty.")
    return lines


def _losses(place: Place, back: Place) -> list[Fault]:
    """Name what would be lost: text with spaces at its ends, money finer than a penny, marks out of order."""
    right = "Take spaces off the ends of text, and keep marks in the order of the columns"
    changed = [t for t in TABLES if place.table(t.name) != back.table(t.name)]
    return [Fault(t.file, None, None, "a row would not read back as it is", right) for t in changed] or [
        Fault(MANIFEST, None, None, "it would not read back as it is", right)
    ]
