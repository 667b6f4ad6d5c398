from pathlib import Path

import pytest

from commonweal.record import Record
from record.samples import write_sample


@pytest.fixture
def sample(tmp_path: Path) -> Record:
    """A whole record, with twenty rows in every event table."""
    return write_sample(tmp_path / "sample", place="plymouth", seed=7)
