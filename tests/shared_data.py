"""Real input beside the project, read in tests and never copied: a test that needs it skips where it is absent."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared(name: str) -> Path:
    """The path of a file or folder of the shared data; skips the test, saying why, where it is not there."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"needs {path}, which is kept beside the project for its licence and not in it")
    return path
