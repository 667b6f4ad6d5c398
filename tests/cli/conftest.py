"""A place to call verbs on."""

from pathlib import Path

import pytest
from tests.study.places import small_place

from commonweal.place import write_place


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small place."""
    return write_place(small_place(), tmp_path_factory.mktemp("places") / "small")
