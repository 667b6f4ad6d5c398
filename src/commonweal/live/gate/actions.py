"""What leaves, leaves by one of two verbs: whole or not at all, and never without its event."""

import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.gate import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.gate.folder import write_folder
from commonweal.live.gate.reader import Reader
from commonweal.live.gate.record import write_record
from commonweal.live.gate.refused import Refused
from commonweal.live.places.models import Place
from commonweal.place import TABLES
from commonweal.place import Place as Folder
from commonweal.record import RecordError


@dataclass(frozen=True)
class Left:
    """What left: the folder, rows by table, the digest of all that they say, and rows that stayed by table."""

    folder: Path
    rows: dict[str, int]
    digest: str
    stayed: dict[str, int]


def export_record(actor: Any, place: Place, folder: Path, *, vouched: Collection[str] = ()) -> Left:
    """Make a record of the place in a new folder.

    `vouched` are words that look like a person's name and name nobody, by the actor's word. Raises Refused, with
    every reason, where something may not leave or the folder is not free.
    """
    with _aside(folder) as aside, deed(actor, "gate.export_record", place) as told:
        reader = Reader(place, vouched)
        manifest = write_record(reader, aside).manifest
        rows = {name: entry.rows for name, entry in manifest.tables.items()}
        left = Left(folder, rows, manifest.hash, +reader.stayed)
        told.fact(**_facts(left, vouched))
    return left


def export_place(
    actor: Any, place: Place, folder: Path, *, given: Folder | None = None, vouched: Collection[str] = ()
) -> Left:
    """Make a place folder of the place, with what the workbench does not hold taken from `given`.

    Raises Refused, with every reason, where something may not leave, does not agree or the folder is not free.
    """
    with _aside(folder) as aside, deed(actor, "gate.export_place", place) as told:
        reader = Reader(place, vouched)
        made = write_folder(reader, given, aside)
        rows = {table.name: len(made.table(table.name)) for table in TABLES if made.table(table.name)}
        left = Left(folder, rows, made.hash, +reader.stayed)
        told.fact(**_facts(left, vouched), given=given.hash if given else None)
    return left


def _facts(left: Left, vouched: Collection[str]) -> dict[str, Any]:
    return {"rows": left.rows, "digest": left.digest, "stayed": left.stayed, "vouched": len(vouched)}


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A name beside the folder, under which it is made; it gets its own when the event is kept, or is gone."""
    if os.path.lexists(folder):
        raise Refused([_("%(folder)s is there already; name a new folder") % {"folder": folder}])
    if not folder.parent.is_dir():
        raise Refused([_("there is no folder %(folder)s") % {"folder": folder.parent}])
    aside = folder.parent / f".{folder.name}-{uuid.uuid4().hex[:8]}"
    try:
        yield aside
        aside.rename(folder)
    except (RecordError, OSError) as error:
        raise Refused([_("it could not be written: %(why)s") % {"why": error}]) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
