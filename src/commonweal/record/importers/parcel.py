"""A file that is a zip of parts (DOCX, XLSX): its own list of parts is looked at before any part is unpacked."""

import zipfile
from pathlib import Path

from commonweal.record.errors import RecordError
from commonweal.record.importers.source import Limits

PARCEL = Limits(expanded=400 * 2**20, ratio=300)
"""What the parts of an office file may unpack to: they are XML, which packs better than tables do."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office wraps a file that is locked with a password in this


def check_parcel(path: Path, limits: Limits = PARCEL) -> None:
    """Refuse a file whose parts would unpack to too much, or that is no office file at all.

    Raises:
        RecordError: it is locked with a password, no zip, broken, or made to unpack beyond the limits.
    """
    unpacked, packed = _sizes(path)
    if unpacked > limits.expanded or (unpacked > limits.free and unpacked > limits.ratio * max(packed, 1)):
        right = "open it and save a copy; if it is meant to be so big, give it in parts"
        raise RecordError(
            f"its {packed:,} bytes unpack to {unpacked:,}, as a file made to do harm may", path.name, right
        )


def _sizes(path: Path) -> tuple[int, int]:
    try:
        with path.open("rb") as file:
            locked = file.read(8) == _OLE
        parts = [] if locked else _parts(path)
    except FileNotFoundError as wrong:
        raise RecordError("there is no such file", str(path)) from wrong
    except (zipfile.BadZipFile, OSError, ValueError) as wrong:
        right = "open it and save it again, or take it from its source again"
        raise RecordError("it is broken, or not what its name says", path.name, right) from wrong
    if locked:
        right = "save a copy without a password, in the format of Office 2007 or later"
        raise RecordError("it is locked with a password, or in the format of an old Office", path.name, right)
    return sum(part.file_size for part in parts), sum(part.compress_size for part in parts)


def _parts(path: Path) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(path) as parcel:
        return parcel.infolist()
