"""A place folder read whole: every fault found before any of it is used."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonweal.place.agree import disagreements
from commonweal.place.fault import Fault, PlaceError
from commonweal.place.folder import FILES, MANIFEST, Texts, read_folder
from commonweal.place.manifest import read_manifest
from commonweal.place.place import Place
from commonweal.place.sheet import Sheet, read_sheet
from commonweal.place.tables import TABLES


@dataclass(frozen=True)
class Check:
    """What a look at a folder found: the place if it is whole, else every fault; and any notices."""

    place: Place | None
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...] = ()


def read_place(folder: str | Path) -> Place:
    """Read a place folder.

    Raises:
        PlaceError: it has faults; all of them are in `.faults`.
    """
    check = check_place(folder)
    if check.place is None:
        raise PlaceError(check.faults)
    return check.place


def check_place(folder: str | Path) -> Check:
    """Look a place folder through and report; raises nothing for what the folder holds."""
    found = read_folder(Path(folder))
    return check_texts(found, Path(folder))


def check_texts(found: Texts, folder: Path | None = None) -> Check:
    """The same for texts already in hand, by file name."""
    manifest, faults = read_manifest(found.texts[MANIFEST]) if MANIFEST in found.texts else (None, [])
    sheets = {table.name: _sheet(found, table.name) for table in TABLES}
    faults += [fault for sheet in sheets.values() for fault in sheet.faults]
    faults += [*found.faults, *disagreements(sheets, manifest)]
    if faults or manifest is None:
        return Check(None, _in_order(faults), found.notices)
    held: dict[str, Any] = {
        name: tuple(sheet.table.row(**r.values) for r in sheet.records) for name, sheet in sheets.items()
    }
    return Check(Place(manifest=manifest, folder=folder, **held), (), found.notices)


def _sheet(found: Texts, name: str) -> Sheet:
    table = next(table for table in TABLES if table.name == name)
    return (
        read_sheet(table, found.texts[table.file])
        if table.file in found.texts
        else Sheet(table, present=False)
    )


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    places = {file: n for n, file in enumerate(FILES)}
    return tuple(sorted(faults, key=lambda f: (places.get(f.file, -1), f.file, f.row or 0)))
