"""The validator's four mock feeds, and a service that is as the profile has it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.shared_data import shared

MOCKS = "oruk/validator-mocks/OpenReferralApi/Mocks"


@pytest.fixture
def mock() -> Any:
    """Gives the folder of a mock feed by its name, or one of its files as JSON."""

    def find(name: str, file: str | None = None) -> Any:
        folder: Path = shared(f"{MOCKS}/V3.0-UK-{name}")
        return folder if file is None else json.loads((folder / file).read_text("utf-8"))

    return find
