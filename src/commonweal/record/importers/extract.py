"""The text of a document's pages: PDF and DOCX are opened in a process apart, under limits of time and memory."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonweal.record.errors import RecordError
from commonweal.record.importers import extract_worker
from commonweal.record.importers.encoding import find_encoding
from commonweal.record.importers.extract_markdown import markdown_text
from commonweal.record.importers.parcel import PARCEL, check_parcel
from commonweal.record.importers.source import Limits

SUFFIXES = {".pdf": "pdf", ".docx": "docx", ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".text": "text"}
MIB = 2**20
_SAVED = "open it and save or print it again as PDF, or save it as text"
_TOO_BIG = "give it in parts"
_FAULTS = {
    "locked": ("it is locked with a password", "save a copy without a password"),
    "too many pages": (f"it has more than {extract_worker.MOST_PAGES:,} pages", _TOO_BIG),
    "too long": (f"it holds more than {extract_worker.MOST_CHARACTERS:,} characters", _TOO_BIG),
    "too much": ("it takes more memory than a document should", _SAVED),
    "broken": ("it is broken, or not what its name says", _SAVED),
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may take.

    Args:
        file: bytes of the file itself.
        parcel: what the parts of a DOCX may unpack to.
        memory: bytes of memory of the process that opens it.
        seconds: seconds it may take.
    """

    file: int = 200 * MIB
    parcel: Limits = PARCEL
    memory: int = 1536 * MIB
    seconds: int = 120


BOUNDS = Bounds()


def extract(path: Path, bounds: Bounds = BOUNDS) -> list[str]:
    """Give the text of a document page by page (one page for all but PDF); none holds anything if it has no words.

    Raises:
        RecordError: of no kind that is read, not there, broken, locked, or beyond the bounds.
    """
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        right = "documents are read from " + ", ".join(SUFFIXES)
        raise RecordError(f"a file that ends in {path.suffix or 'nothing'} is not read", path.name, right)
    size = _size(path)
    if size > bounds.file:
        raise RecordError(f"it has {size // MIB:,} MiB", path.name, f"a document has {bounds.file // MIB} MiB at most")
    if kind in ("markdown", "text"):
        return [_plain_file(path, kind)]
    if kind == "docx":
        check_parcel(path, bounds.parcel)
    return _apart(kind, path, bounds)


def _size(path: Path) -> int:
    try:
        size = path.stat().st_size
    except OSError as wrong:
        raise RecordError(f"it cannot be read ({wrong.strerror})", str(path)) from wrong
    if not size:
        raise RecordError("the file is empty", path.name, "take it from its source again")
    return size


def _plain_file(path: Path, kind: str) -> str:
    with path.open("rb") as stream:
        codec = find_encoding(stream, path.name).codec
    text = path.read_bytes().decode("utf-8-sig" if codec == "utf-8" else codec, "replace")
    return markdown_text(text) if kind == "markdown" else text


def _apart(kind: str, path: Path, bounds: Bounds) -> list[str]:
    # -I: the worker sees neither the environment nor the folder it lies in, only the installed libraries.
    command = [sys.executable, "-I", "-X", "utf8", extract_worker.__file__, kind, str(path.absolute())]
    limits = [str(bounds.memory), str(bounds.seconds)]
    try:
        done = subprocess.run([*command, *limits], capture_output=True, timeout=bounds.seconds + 10, check=False)
    except subprocess.TimeoutExpired as wrong:
        raise RecordError(f"it took more than {bounds.seconds} seconds to read", path.name, _SAVED) from wrong
    return _pages(done, path)


def _pages(done: "subprocess.CompletedProcess[bytes]", path: Path) -> list[str]:
    try:
        said: dict[str, Any] = json.loads(done.stdout)
    except ValueError as wrong:  # it was stopped by a limit before it could answer
        raise RecordError("reading it took too much memory or time", path.name, _SAVED) from wrong
    if "fault" in said:
        what, right = _FAULTS[said["fault"]]
        raise RecordError(what + (f" ({said['detail']})" if "detail" in said else ""), path.name, right)
    return list(said["pages"])
