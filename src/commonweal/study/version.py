"""Which code makes a run: results of one version are never mixed with those of another."""

import hashlib
from functools import cache
from pathlib import Path

import numba
import numpy as np

import commonweal
from commonweal import lab, place


@cache
def version() -> str:
    """Name the version that runs are made by: the package's, and a hash of all that can move a number.

    Hashed are the sources of `lab` and `place`, and the versions of NumPy and Numba.
    """
    sha = hashlib.sha256(f"numpy {np.__version__} numba {numba.__version__}".encode())
    for room in (place, lab):
        folder = Path(str(room.__file__)).parent
        for path in sorted(each for kind in ("*.py", "*.toml") for each in folder.rglob(kind)):
            sha.update(path.relative_to(folder).as_posix().encode())
            sha.update(path.read_bytes())
    return f"{commonweal.__version__}+{sha.hexdigest()[:12]}"
