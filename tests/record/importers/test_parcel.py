from pathlib import Path

import pytest
from tests.record.importers.office import write_bomb, write_docx

from commonweal.record import RecordError
from commonweal.record.importers.parcel import check_parcel


def test_an_office_file_passes(tmp_path: Path) -> None:
    check_parcel(write_docx(tmp_path / "plan.docx"))


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="unpack to 40,000,000"):
        check_parcel(write_bomb(tmp_path / "plan.docx", "word/document.xml"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest", "locked with a password"),
        (b"PK\x03\x04 cut short", "broken"),
        (b"", "broken"),
    ],
)
def test_what_is_no_parcel_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=said):
        check_parcel(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no such file"):
        check_parcel(tmp_path / "plan.docx")
