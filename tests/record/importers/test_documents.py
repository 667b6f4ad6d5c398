from datetime import date
from pathlib import Path

import pytest
from tests.record.importers.office import write_docx, write_pdf

from commonweal.record import RecordError
from commonweal.record.importers.documents import import_documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of a plan, minutes, a spreadsheet and what Word leaves behind."""
    place = tmp_path / "papers"
    (place / "2019").mkdir(parents=True)
    write_docx(place / "Plan for all.docx")
    write_pdf(place / "2019" / "Minutes.pdf", ["We listened.", ""])
    (place / "figures.xlsx").write_bytes(b"x")
    (place / "~$an for all.docx").write_bytes(b"x")
    return place


def test_a_folder_becomes_documents_and_words_and_no_file_is_kept(folder: Path, tmp_path: Path) -> None:
    done = import_documents(folder, tmp_path / "r", kind="strategy", day=date(2019, 4, 1), service="hub")
    assert done.record.table("documents").to_pylist() == [
        {"id": "minutes", "name": "Minutes", "kind": "strategy"},
        {"id": "plan-for-all", "name": "Plan for all", "kind": "strategy"},
    ]
    words = done.record.table("words").to_pylist()
    assert [row["word"] for row in words[:3]] == ["We", "listened", "."]
    assert {row["service"] for row in words} == {"hub"}
    assert {repair.what.split()[0]: repair.count for repair in done.repairs} == {"files": 1, "pages": 1}
    sources = done.record.provenance["sources"]
    assert [one["name"] for one in sources] == ["Minutes.pdf", "Plan for all.docx"]
    assert str(tmp_path) not in str(done.record.provenance)
    assert not {path.suffix for path in (tmp_path / "r").iterdir()} - {".parquet", ".json"}


def test_a_map_says_what_each_document_is(folder: Path, tmp_path: Path) -> None:
    said = tmp_path / "map.csv"
    said.write_text("name,kind,date,service\nMinutes.pdf,minutes,2019-05-02,hub\n")
    done = import_documents(folder, tmp_path / "r", kind="strategy", map_file=said)
    assert [row["kind"] for row in done.record.table("documents").to_pylist()] == ["minutes", "strategy"]
    assert done.record.coverage.of("words").start == date(2019, 5, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,kind\nMinutes.pdf,gossip\n", "is no kind of document"),
        ("name,date\nMinutes.pdf,2/5/2019\n", "is no date"),
        ("name,kind\nOther.pdf,minutes\n", "names files that are not given: Other.pdf"),
        ("name,kind\nMinutes.pdf,minutes\nMinutes.pdf,report\n", "comes twice"),
        ("name,author\nMinutes.pdf,me\n", "has a column author"),
        ("kind,date\nminutes,2019-05-02\n", "'name'"),
    ],
)
def test_a_map_that_does_not_fit_is_refused(folder: Path, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "map.csv").write_text(text)
    with pytest.raises(RecordError, match=said):
        import_documents(folder, tmp_path / "r", map_file=tmp_path / "map.csv")
    assert not (tmp_path / "r").exists()


def test_a_scan_stops_the_import_or_is_left_out_and_counted(folder: Path, tmp_path: Path) -> None:
    write_pdf(folder / "scan.pdf", ["", ""])
    with pytest.raises(RecordError, match=r"no words were found\. It may be a scan"):
        import_documents(folder, tmp_path / "r")
    assert not (tmp_path / "r").exists()
    done = import_documents(folder, tmp_path / "r", drop_bad=True)
    assert done.record.rows("documents") == 2
    assert any("scan.pdf: no words were found" in repair.what for repair in done.repairs)


def test_alike_names_get_ids_of_their_own(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "Plan.txt").write_text("Care.")
    done = import_documents([tmp_path / "one", tmp_path / "two" / "Plan.txt"], tmp_path / "r")
    assert done.record.vocabulary["documents"] == ("plan", "plan-2")


def test_an_empty_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no document is in it"):
        import_documents(tmp_path, tmp_path / "r")
    with pytest.raises(RecordError, match="cannot be read"):
        import_documents(tmp_path / "none.txt", tmp_path / "r")
    with pytest.raises(RecordError, match="no kind of document"):
        import_documents(tmp_path, tmp_path / "r", kind="gossip")
