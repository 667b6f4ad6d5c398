"""Libraries that only some studies need: loaded when they are asked for, and named if they are not there."""

from importlib import import_module
from typing import Any


class LibraryError(ValueError):
    """A library that a study needs is not installed: which, and how to get it."""


def library(module: str, name: str) -> Any:
    """Load a module of a library of the extra `study`; raises LibraryError if it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise LibraryError(f"this study needs {name}: pip install 'commonweal[study]'") from None
