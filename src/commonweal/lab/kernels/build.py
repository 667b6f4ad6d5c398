"""How kernels are compiled: one decorator, and a cache that knows every kernel's source.

Numba's own cache looks only at the file of the function that is called, so an edit to a rule in
another file would go unnoticed. The cache folder here is named by a hash of all the kernels' sources.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., Any])


def _fingerprint() -> str:
    """Hash every kernel source and the compiler's version."""
    sha = hashlib.sha256(numba.__version__.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        sha.update(path.read_bytes())
    return sha.hexdigest()[:16]


def cache_folder() -> Path:
    """Name the folder of compiled kernels: `$COMMONWEAL_CACHE`, or the user's cache folder."""
    home = os.environ.get("COMMONWEAL_CACHE") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "commonweal"
    )
    return Path(home) / f"kernels-{_fingerprint()}"


def is_compiled() -> bool:
    """Tell whether the kernels have been compiled on this machine before."""
    return any(cache_folder().glob("**/*.nbc"))


# Numba reads this when a cached function is declared, hence before any decorator below runs.
if "NUMBA_CACHE_DIR" not in os.environ:
    numba.config.CACHE_DIR = str(cache_folder())


def rule(function: F) -> F:
    """Compile a rule that is folded into its caller: passing whole states by value would cost more than the rule.

    Kernels count no references (`_nrt=False`): with tuples of arrays the counting took twenty times the work itself.
    The price is that a kernel makes no array of its own; scratch space comes from `lab/bench.py`.
    """
    compiled: F = numba.njit(error_model="numpy", forceinline=True, _nrt=False)(function)
    return compiled


def entry(function: F) -> F:
    """Compile a function that Python calls: cached on disk, and without the interpreter's lock."""
    compiled: F = numba.njit(error_model="numpy", nogil=True, cache=True, _nrt=False)(function)
    return compiled


def helper(function: F) -> F:
    """Compile a function that Python calls and that makes arrays of its own."""
    compiled: F = numba.njit(error_model="numpy", nogil=True, cache=True)(function)
    return compiled
