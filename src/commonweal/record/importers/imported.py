"""What an importer hands back, and what it writes into provenance: the same for every format."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commonweal import __version__
from commonweal.record.importers.key import Key
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import Seal
from commonweal.record.reader import Record


@dataclass(frozen=True, slots=True)
class Imported:
    """A record made from a source.

    Args:
        record: the record, whole and on disk.
        repairs: what was put right on the way.
    """

    record: Record
    repairs: Repairs


def provenance_of(
    format: str,
    seals: Iterable[Seal],
    repairs: Repairs,
    *,
    key: Key | None = None,
    command: str | None = None,
    options: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Say where an imported record comes from: names and hashes of its sources, never their content or folder.

    Args:
        format: the importer's name, such as "eventlog".
        seals: of the source files.
        repairs: what was put right.
        key: under which person ids became pseudonyms; only its fingerprint is kept. None where there are none.
        command: the command as typed, file names without their folders.
        options: what the importer was told, such as the column map.
    """
    return {
        "format": format,
        "sources": [one.to_json() for one in seals],
        "software_version": __version__,
        "command": command,
        "parameters": dict(options or {}),
        "key_fingerprint": key.fingerprint if key else None,
        "repairs": repairs.to_json(),
    }
