"""Writes a page aside and moves it into place, so that it is whole or not there."""

import os
import tempfile
from pathlib import Path


def write_page(text: str, path: Path) -> None:
    """Write a page; whatever was there before stays until the new one is whole.

    Raises OSError if it cannot be written.
    """
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(aside, 0o666 & ~_umask())  # a temporary file is private; a report is as open as any new file
        os.replace(aside, path)
    except BaseException:  # Ctrl-C too leaves nothing behind
        Path(aside).unlink(missing_ok=True)
        raise


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
