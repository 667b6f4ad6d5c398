"""The files of a place folder, taken in safely: known names, plain, small, inside the folder, text."""

import codecs
import difflib
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from commonweal.place.fault import Fault
from commonweal.place.tables import TABLES

MANIFEST = "place.toml"
FILES = (MANIFEST, *(table.file for table in TABLES))
MOST_BYTES = 5_000_000  # a place of a thousand teams is under 1 MB; more than this is not a place


@dataclass(frozen=True)
class Texts:
    """The texts of a place's files, by file name, with what was wrong and what was noticed on the way."""

    texts: dict[str, str]
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()


def read_folder(folder: Path) -> Texts:
    """Read a place's files from its folder; follows no link out of it and opens no file that is too large."""
    texts: dict[str, str] = {}
    notices: list[Fault] = []
    try:
        faults = _strangers(folder)
    except OSError as error:
        what = f"the folder cannot be opened ({error.strerror})"
        return Texts({}, (Fault(str(folder), None, None, what, "Give the folder that holds place.toml"),))
    for name in FILES:
        try:
            text, notice = _read_file(folder, name)
        except _Refused as refused:
            faults.append(refused.fault)
            continue
        texts[name] = text
        notices += [notice] if notice else []
    return Texts(texts, tuple(faults), tuple(notices))


class _Refused(Exception):  # noqa: N818 - it carries a fault, it is not one
    def __init__(self, file: str, what: str, right: str) -> None:
        self.fault = Fault(file, None, None, what, right)
        super().__init__(what)


def _read_file(folder: Path, name: str) -> tuple[str, Fault | None]:
    path = folder / name
    _refuse_unsafe(folder, path)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)  # bounded again: the file may have grown since it was measured
    except OSError as error:
        raise _Refused(name, f"the file cannot be read ({error.strerror})", "Let it be read") from None
    if len(raw) > MOST_BYTES:
        raise _Refused(name, "the file is too large", f"Keep it under {MOST_BYTES:,} bytes")
    return _decode(name, raw)


def _refuse_unsafe(folder: Path, path: Path) -> None:
    if not path.exists():
        what = "the link leads nowhere" if path.is_symlink() else "the file is missing"
        raise _Refused(path.name, what, f"Add {path.name}; `commonweal new` makes one to copy")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _Refused(path.name, "the file is a link out of the folder", "Put the file itself in the folder")
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise _Refused(path.name, "this is not a plain file", "Put a plain file in its place")
    if found.st_size > MOST_BYTES:
        size = f"the file has {found.st_size:,} bytes; it was not read"
        raise _Refused(
            path.name, size, f"Keep it under {MOST_BYTES:,} bytes: a place holds totals, not case data"
        )


def _decode(name: str, raw: bytes) -> tuple[str, Fault | None]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw:
        raise _Refused(name, "the file is not UTF-8 text", "Save it as “CSV UTF-8”")
    try:
        return _printable(name, raw.decode("utf-8-sig")), None
    except UnicodeDecodeError:
        return _decode_windows(name, raw)


def _decode_windows(name: str, raw: bytes) -> tuple[str, Fault | None]:
    if name == MANIFEST:
        raise _Refused(name, "the file is not UTF-8 text", "Save it as UTF-8")
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise _Refused(name, "the file is not UTF-8 text", "Save it as “CSV UTF-8”") from None
    what = "the file is not UTF-8; it was read as Windows (cp1252) text"
    return _printable(name, text), Fault(
        name, None, None, what, "Look at its £ signs and accents, and save it as “CSV UTF-8”"
    )


def _printable(name: str, text: str) -> str:
    strange = next((c for c in text if unicodedata.category(c) == "Cc" and c not in "\t\r\n"), None)
    if strange is not None:
        line = text.count("\n", 0, text.index(strange)) + 1
        raise _Refused(name, f"line {line} holds a control character ({strange!r})", "Take it out")
    return text


def _strangers(folder: Path) -> list[Fault]:
    strange = sorted(p.name for p in folder.iterdir() if p.suffix.lower() == ".csv" and p.name not in FILES)
    return [Fault(name, None, None, "no table of a place has this name", _home_for(name)) for name in strange]


def _home_for(name: str) -> str:
    near = difflib.get_close_matches(name.lower(), FILES, n=1)
    return f"Call it {near[0]} if it is that table" if near else "Move it out of the folder"
