"""A file to import from: opened as a stream of bytes, unpacked under limits, and known by its hash alone."""

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, Any

from commonweal.record.errors import RecordError

GIB = 2**30


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a packed file may grow in unpacking.

    Args:
        expanded: bytes, at most, after unpacking.
        ratio: unpacked bytes for each packed one, at most. DEFLATE ends at 1,032; tables reach about 50.
        free: bytes up to which the ratio is not looked at.
    """

    expanded: int = 4 * GIB
    ratio: int = 200
    free: int = 2**24


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Seal:
    """What provenance keeps of a source: its name (never its folder), its SHA-256 and its size in bytes."""

    name: str
    sha256: str
    bytes: int

    def to_json(self) -> dict[str, Any]:
        """Give it as provenance keeps it."""
        return {"name": self.name, "sha256": self.sha256, "bytes": self.bytes}


def seal(path: str | Path) -> Seal:
    """Take the hash and size of a file as it lies there, packed or not; RecordError if it cannot be read."""
    path = Path(path)
    with _reading(path), path.open("rb") as file:
        return Seal(path.name, file_digest(file, "sha256").hexdigest(), path.stat().st_size)


@contextmanager
def open_source(path: str | Path, limits: Limits = LIMITS) -> Iterator[IO[bytes]]:
    """Open a file, or what a `.gz` or a `.zip` of one file holds, to be read once from its beginning.

    Raises:
        RecordError: it is not there, no file, broken, encrypted, a zip of several files, or it unpacks
            beyond the limits.
    """
    path = Path(path)
    with _reading(path), path.open("rb") as file:
        magic = file.read(4)
        file.seek(0)
        if magic[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=file) as inner:
                yield limited(inner, path.stat().st_size, path.name, limits)
        elif magic == b"PK\x03\x04":
            with zipfile.ZipFile(file) as parcel:
                member = _only_member(parcel, path.name)
                with parcel.open(member) as inner:
                    yield limited(inner, member.compress_size, f"{path.name}, {member.filename}", limits)
        else:
            yield file


def limited(inner: IO[bytes] | gzip.GzipFile, packed: int, where: str, limits: Limits = LIMITS) -> IO[bytes]:
    """Wrap a stream that unpacks `packed` bytes, so that reading beyond the limits raises RecordError."""
    return BufferedReader(_Limited(inner, packed, where, limits))


def _only_member(parcel: zipfile.ZipFile, where: str) -> zipfile.ZipInfo:
    members = [one for one in parcel.infolist() if not one.is_dir() and not one.filename.startswith("__MACOSX/")]
    if len(members) != 1:
        raise RecordError(f"the zip holds {len(members)} files", where, "give a zip of one file, or the file itself")
    if members[0].flag_bits & 1:
        raise RecordError("the zip is locked with a password", where, "unpack it yourself and give the file")
    return members[0]


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    """Turn what goes wrong in opening and unpacking into one RecordError that names the file."""
    if path.exists() and not path.is_file():
        raise RecordError("this is no file", str(path), "give the file to import")
    try:
        yield
    except FileNotFoundError as wrong:
        raise RecordError("there is no such file", str(path)) from wrong
    except (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, EOFError) as wrong:
        right = "it is broken or cut short; export or copy it again"
        raise RecordError(f"it cannot be unpacked ({wrong})", path.name, right) from wrong
    except OSError as wrong:
        raise RecordError(f"it cannot be read ({wrong.strerror or wrong})", str(path)) from wrong


class _Limited(RawIOBase):
    """Counts the bytes that come out."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, packed: int, where: str, limits: Limits) -> None:
        self._inner, self._where, self._limits = inner, where, limits
        self._most = min(limits.expanded, max(limits.free, limits.ratio * max(packed, 1)))
        self._seen = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        left = self._most - self._seen
        data = self._inner.read(left + 1 if size < 0 else min(size, left + 1))
        self._seen += len(data)
        if self._seen > self._most:
            right = "if it is meant to be so big, unpack it yourself and give the file"
            raise RecordError(f"it unpacks to more than {self._most:,} bytes", self._where, right)
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
