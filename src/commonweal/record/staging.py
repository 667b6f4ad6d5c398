"""A record appears whole or not at all: it is made in a hidden folder beside its own, then renamed."""

import os
import secrets
import shutil
from pathlib import Path

from commonweal.record.errors import RecordError


class Staging:
    """A hidden folder in which a record is made; `publish` renames it, `discard` removes it."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.parent / f".{target.name}.tmp-{secrets.token_hex(4)}"

    def open(self) -> None:
        """Make the hidden folder; RecordError if the target is taken or the place cannot be written."""
        check_free(self.target)
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            self.folder.mkdir()
        except OSError as wrong:
            raise RecordError(f"no record can be made here ({wrong.strerror})", str(self.target)) from wrong

    def publish(self) -> None:
        """Put every file safely on disk, then rename the folder: no reader ever sees half a record."""
        for path in self.folder.iterdir():
            _sync(path)
        _sync(self.folder)
        check_free(self.target)
        if self.target.exists():
            self.target.rmdir()
        self.folder.rename(self.target)
        _sync(self.target.parent)

    def discard(self) -> None:
        """Remove the hidden folder, if it is there."""
        shutil.rmtree(self.folder, ignore_errors=True)


def check_free(target: Path) -> None:
    """Raise RecordError unless a record can be put at `target`: nothing there, or an empty folder."""
    if not os.path.lexists(target):
        return
    if not target.is_dir() or target.is_symlink() or any(target.iterdir()):
        right = "give a new folder, or move the old one away; a record is never overwritten"
        raise RecordError("there is something here already", str(target), right)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name != "posix":
        return  # only POSIX systems can put a folder's own entries on disk
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
