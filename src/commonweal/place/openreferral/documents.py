"""The documents that a feed comes in: one JSON file, or a folder or ZIP of them."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from commonweal.place.openreferral.problem import Problem
from commonweal.place.openreferral.text import NotJsonError, parsed

MOST_FILES = 20_000
MOST_BYTES = 60_000_000
MOST_RATIO = 250
"""How far a file of a ZIP may unfold; JSON that says the same again and again reaches 150."""
SMALL = 1_000_000
"""Below so many bytes, how far it unfolds does not matter."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")  # with files in it, and without
_UNOPENED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error,
    EOFError, RuntimeError, OSError, ValueError, LookupError,
)  # fmt: skip
"""What opening a ZIP raises where it is broken, locked, or folded in a way that we do not know."""
_NAMES = (
    ("service_at_location", re.compile(r"service at locations?\b")),
    ("taxonomy_term", re.compile(r"taxonomy terms?\b")),
    ("taxonomy", re.compile(r"taxonom(y|ies)\b")),
    ("organization", re.compile(r"organi[sz]ations?\b")),
    ("service", re.compile(r"services?\b")),
    ("location", re.compile(r"locations?\b")),
    ("root", re.compile(r"(api details|root)\b")),
)


class NoFeedError(ValueError):
    """What was given cannot be a feed at all; `.problem` says why and what would be right."""

    def __init__(self, where: str, what: str, right: str) -> None:
        self.problem = Problem(where, what, right)
        super().__init__(str(self.problem))


@dataclass(frozen=True)
class Document:
    """One file or answer of a feed: its name, what its name says it holds (None: nothing), and its JSON."""

    name: str
    kind: str | None
    value: Any


def kind_of_name(name: str) -> str | None:
    """What a file's name says it holds: `service_list.json` and `services-3.json` hold services."""
    stem = re.sub(r"[-_ .]+", " ", PurePosixPath(name.replace("\\", "/")).stem.lower())
    return next((kind for kind, pattern in _NAMES if pattern.match(stem)), None)


def documents(name: str, data: bytes) -> tuple[list[Document], list[Problem]]:
    """The documents of one file, JSON or ZIP, and what is wrong with those that are no JSON.

    Raises NoFeedError where nothing in it can be read: empty, too large, a bomb, no JSON.
    """
    if not data.strip():
        raise NoFeedError(name, "is empty", "Give a JSON file, or a ZIP of a feed's JSON files")
    if len(data) > MOST_BYTES:
        raise NoFeedError(name, f"has {len(data):,} bytes", f"At most {MOST_BYTES:,} are read")
    parts = _unzipped(name, data) if data.startswith(_ZIP) else iter([(name, data)])
    return _parsed(parts)


def zipped(folder: Path) -> bytes:
    """The JSON files of a folder as a ZIP. Raises NoFeedError where there is none, or too much."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in _json_files(folder):
            archive.write(path, path.relative_to(folder).as_posix())
    return made.getvalue()


def folder_documents(folder: Path) -> tuple[list[Document], list[Problem]]:
    """The documents of a folder, in the order of their names; as `documents` for the rest."""
    return _parsed((path.relative_to(folder).as_posix(), path.read_bytes()) for path in _json_files(folder))


def _json_files(folder: Path) -> list[Path]:
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if not paths:
        raise NoFeedError(str(folder), "holds no JSON file", "Name the folder that service_list.json is in")
    if len(paths) > MOST_FILES or sum(path.stat().st_size for path in paths) > MOST_BYTES:
        raise NoFeedError(str(folder), "is too large", f"At most {MOST_FILES:,} files and {MOST_BYTES:,} bytes")
    return paths


def _parsed(parts: Iterator[tuple[str, bytes]]) -> tuple[list[Document], list[Problem]]:
    found, problems = [], []
    for name, data in parts:
        try:
            found.append(Document(name, kind_of_name(name), parsed(data)))
        except NotJsonError as error:
            problems.append(error.problem.within(name))
    if not found:
        first = problems[0]
        raise NoFeedError(first.where, first.what, first.right)
    return found, problems


def _unzipped(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The JSON files in a ZIP. What its list of contents says is not believed: bytes are counted as they come."""
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [each for each in archive.infolist() if each.filename.lower().endswith(".json")]
            if not members:
                raise NoFeedError(name, "holds no JSON file", "Put a feed's JSON files into the ZIP")
            if len(members) > MOST_FILES:
                raise NoFeedError(name, f"holds {len(members):,} files", f"At most {MOST_FILES:,} are read")
            for member in sorted(members, key=lambda each: each.filename):
                text = _unfolded(name, archive, member, left)
                left -= len(text)
                yield member.filename, text
    except _UNOPENED as error:
        if isinstance(error, NoFeedError):
            raise
        raise NoFeedError(name, "is a ZIP that cannot be opened", "Make it again, without a password") from None


def _unfolded(name: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    with archive.open(member) as opened:
        text = opened.read(left + 1)
    if len(text) > left:
        raise NoFeedError(name, f"unfolds to more than {MOST_BYTES:,} bytes", "Send a smaller feed, or its address")
    if len(text) > SMALL and len(text) > MOST_RATIO * max(member.compress_size, 1):
        raise NoFeedError(name, f"holds {member.filename[:80]}, which unfolds too far", "Send the JSON file itself")
    return text
