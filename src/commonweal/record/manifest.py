"""The manifest of a record: what it is, where it came from, what it covers, and the hash of what it says."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonweal import __version__
from commonweal.record.coverage import Coverage
from commonweal.record.digest import record_hash
from commonweal.record.errors import AGAIN, RecordError
from commonweal.record.tables import SCHEMA, SCHEMA_VERSION

MANIFEST = "manifest.json"
FORMAT = "commonweal record"
PROVENANCE = (
    "place",
    "place_hash",
    "regime",
    "regime_hash",
    "seed",
    "software_version",
    "command",
    "parameters",
)
"""What every manifest answers, None where there is no answer; a maker may add to them."""


@dataclass(frozen=True, slots=True)
class TableEntry:
    """What the manifest says of a table that has rows: how many, and their hash."""

    rows: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A record's manifest.

    Args:
        tables: the tables that hold rows, dimension tables too.
        coverage: of every event table.
        provenance: where the record came from; see `PROVENANCE`.
        partial: whether its making was stopped before its end.
        why_partial: why, in words; empty if it is whole.
        schema_version: of the declaration in `tables.py` that it was written under.
    """

    tables: Mapping[str, TableEntry]
    coverage: Coverage
    provenance: Mapping[str, Any]
    partial: bool = False
    why_partial: str = ""
    schema_version: int = SCHEMA_VERSION

    @property
    def hash(self) -> str:
        """The record's SHA-256, in hexadecimal: of the content of its tables and nothing else."""
        return record_hash((name, entry.rows, entry.hash) for name, entry in self.tables.items())

    def to_json(self) -> dict[str, Any]:
        """Give it as it is written."""
        return {
            "format": FORMAT,
            "schema_version": self.schema_version,
            "hash": self.hash,
            "partial": self.partial,
            "why_partial": self.why_partial,
            "provenance": dict(self.provenance),
            "coverage": self.coverage.to_json(),
            "tables": {name: {"rows": e.rows, "hash": e.hash} for name, e in self.tables.items()},
        }


def check_provenance(given: Mapping[str, Any]) -> dict[str, Any]:
    """Fill up what was given with the standing questions; RecordError if it cannot be written as JSON."""
    whole = dict.fromkeys(PROVENANCE) | {"software_version": __version__} | dict(given)
    try:
        return dict(json.loads(json.dumps(whole, allow_nan=False)))
    except (TypeError, ValueError) as wrong:
        right = "it holds only words, whole and finite numbers, true, false, null, lists and dicts of these"
        raise RecordError(f"it cannot be written as JSON ({wrong})", "provenance", right) from wrong


def read_manifest(folder: Path) -> Manifest:
    """Read and check the manifest in a folder.

    Raises:
        RecordError: no folder, no manifest, not JSON, of a later schema than this software knows, or
            not what a manifest says.
    """
    said = _load(folder)
    where = str(folder / MANIFEST)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise RecordError("this is no manifest of a record", where, f"its `format` is {FORMAT!r}")
    _check_version(said.get("schema_version"), where)
    try:
        manifest = _from_json(said)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise RecordError(f"it is damaged ({type(wrong).__name__}: {wrong})", where, AGAIN) from wrong
    if said.get("hash") != manifest.hash:
        raise RecordError("its hash is not that of the tables it names", where, AGAIN)
    return manifest


def _load(folder: Path) -> Any:
    if not folder.is_dir():
        raise RecordError("there is no such folder", str(folder), "give the folder of a record")
    try:
        return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError as wrong:
        right = f"a record is a folder with a {MANIFEST}"
        raise RecordError("this is not a record", str(folder), right) from wrong
    except (ValueError, RecursionError) as wrong:
        raise RecordError(f"it is not JSON ({wrong})", str(folder / MANIFEST), AGAIN) from wrong
    except OSError as wrong:
        raise RecordError(f"it cannot be read ({wrong.strerror})", str(folder / MANIFEST)) from wrong


def _check_version(version: Any, where: str) -> None:
    if type(version) is not int or version < 1:
        raise RecordError(f"schema_version is {version!r}", where, "it is a whole number from 1 up")
    if version > SCHEMA_VERSION:
        right = f"read it with a later version of commonweal; this one knows schemas up to {SCHEMA_VERSION}"
        raise RecordError(f"the record is of schema {version}", where, right)
    if version < SCHEMA_VERSION:
        right = f"make it again from its source with this version, which writes schema {SCHEMA_VERSION}"
        raise RecordError(f"the record is of schema {version}, from before the first release", where, right)


def _from_json(said: Mapping[str, Any]) -> Manifest:
    tables = {name: _entry(name, one) for name, one in said["tables"].items()}
    if not isinstance(said["partial"], bool) or not isinstance(said["provenance"], dict):
        raise TypeError("partial is true or false, and provenance an object")
    return Manifest(
        tables,
        Coverage.from_json(said["coverage"]),
        said["provenance"],
        said["partial"],
        str(said["why_partial"]),
        said["schema_version"],
    )


def _entry(name: str, said: Mapping[str, Any]) -> TableEntry:
    entry = TableEntry(said["rows"], said["hash"])
    if name not in SCHEMA:
        raise ValueError(f"no table is called {name}")
    if type(entry.rows) is not int or entry.rows < 1 or not isinstance(entry.hash, str):
        raise TypeError(f"the rows of {name} are a whole number and its hash is text")
    return entry
