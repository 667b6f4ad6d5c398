"""A file that is whole or not there: written aside, and moved into place when all of it is on the disk."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write; whatever was there before stays until the new one is whole.

    It may be read by nobody else, as a temporary file; raises OSError if it cannot be written.
    """
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:  # Ctrl-C too leaves nothing behind
        Path(aside).unlink(missing_ok=True)
        raise
