"""Writes a page aside and moves it into place, so that it is whole or not there."""

import os
import tempfile
from pathlib import Path

from commonweal.record.whole_file import whole_file


def write_page(text: str, path: Path) -> None:
    """Write a page; whatever was there before stays until the new one is whole.

    Raises OSError if it cannot be written.
    """
    with whole_file(path) as file:
        file.write(text.encode())
        os.fchmod(file.fileno(), 0o666 & ~_umask())  # a temporary file is private; a report is as open as any new file


def refuse_unwritable(path: Path) -> None:
    """Raise OSError, saying what is wrong, where a report could not be written."""
    if path.is_dir():
        raise IsADirectoryError(f"report {path}: that is a folder; name a file in it, such as report.html")
    if not path.parent.is_dir():
        raise FileNotFoundError(f"report {path}: there is no folder {path.parent}; make it first")
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise OSError(f"report {path}: nothing can be written in {path.parent}: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
