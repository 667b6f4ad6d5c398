import subprocess
import sys
from pathlib import Path

import pytest
from tests.record.importers.office import write_docx, write_pdf

from commonweal.record.importers import extract_worker
from commonweal.record.importers.extract_worker import answer, docx_pages, pdf_pages


def test_pages_of_a_pdf(tmp_path: Path) -> None:
    assert pdf_pages(str(write_pdf(tmp_path / "a.pdf", ["First page", ""]))) == ["First page", ""]


def test_a_docx_as_its_changes_stand(tmp_path: Path) -> None:
    blocks = docx_pages(str(write_docx(tmp_path / "a.docx")))[0].split("\n\n")
    assert blocks == ["One system", "We will listen.", "An item", "first cell", "second cell"]


def test_an_empty_password_is_tried_and_no_other(tmp_path: Path) -> None:
    assert answer("pdf", str(write_pdf(tmp_path / "a.pdf", ["Words"], ""))) == {"pages": ["Words"]}
    assert answer("pdf", str(write_pdf(tmp_path / "b.pdf", ["Words"], "secret"))) == {"fault": "locked"}


def test_too_many_pages_and_too_long_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(write_pdf(tmp_path / "a.pdf", ["One two", "Three"]))
    monkeypatch.setattr(extract_worker, "MOST_CHARACTERS", 8)
    assert answer("pdf", path) == {"fault": "too long"}
    monkeypatch.setattr(extract_worker, "MOST_PAGES", 1)
    assert answer("pdf", path) == {"fault": "too many pages"}


def test_a_broken_file_is_told_with_what_it_raised(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 and no more")
    assert answer("pdf", str(path))["fault"] == "broken"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_under_its_limits_it_can_write_no_file(tmp_path: Path) -> None:
    program = (
        f"import runpy; limit = runpy.run_path({extract_worker.__file__!r})['limit']\n"
        f"limit(2**30, 10); open({str(tmp_path / 'x')!r}, 'w').write('harm')"
    )
    subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, check=False)
    assert (tmp_path / "x").read_text() == ""
