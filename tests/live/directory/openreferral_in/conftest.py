"""A feed of three services, as bytes that can be uploaded, and the verbs in one go."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.shared_data import shared

from commonweal.live.directory.openreferral_in import actions


def bundle(**parts: list[Any]) -> bytes:
    """A feed in one file."""
    return json.dumps(parts).encode()


def zipped(folder: Path) -> bytes:
    """A folder as a ZIP."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.glob("*.json")):
            archive.write(path, path.name)
    return made.getvalue()


def looked_at(actor: Any, place: Any, data: bytes, feed: str = "county") -> Any:
    """An import whose plan is made."""
    return actions.check_import(actor, actions.begin_import(actor, place, feed=feed, data=data, file_name="feed.json"))


def brought_in(actor: Any, place: Any, data: bytes, take: Any = (), retire: Any = (), feed: str = "county") -> Any:
    """An import that was looked at and brought in."""
    begun = actions.start_import(actor, looked_at(actor, place, data, feed), take=take, retire=retire)
    return actions.apply_import(actor, begun)


@pytest.fixture
def mock() -> Any:
    """Gives a mock feed of the validator by its name, as a ZIP."""
    return lambda name: zipped(shared(f"oruk/validator-mocks/OpenReferralApi/Mocks/V3.0-UK-{name}"))
