from pathlib import Path

import pytest
from tests.shared_data import shared

from commonweal.record import RecordError
from commonweal.record.importers.comments import import_comments

ROWS = """Comment ID,When,Team,Answer,Flag
XQ-417,13/04/2021,Hub,"Kind staff. Ring 01752 668000",
XQ-418,2/4/2021,Hub,,
XQ-419,3/4/2021,,My neighbour's story,Yes
XQ-420,,Café  bar,Thank you,0
"""


def write(folder: Path, text: str = ROWS) -> Path:
    path = folder / "comments.csv"
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path, out: Path, **said: object) -> object:
    told = {"text": "Answer", "day": "When", "service": "Team", "flagged": "Flag", "anonymised_by": "the trust"}
    return import_comments(path, out, **(told | said))


def test_comments_become_documents_without_their_ids(tmp_path: Path) -> None:
    done = read(write(tmp_path), tmp_path / "r")
    assert done.record.table("documents").to_pylist() == [
        {"id": "comment-1", "name": "Comment 1", "kind": "comment"},
        {"id": "comment-2", "name": "Comment 2", "kind": "comment"},
    ]
    assert done.record.vocabulary["services"] == ("Hub", "Café bar")
    words = done.record.table("words").to_pylist()
    assert [row["word"] for row in words] == ["Kind", "staff", ".", "Ring", "[phone]", "Thank", "you"]
    assert str(words[0]["date"]) == "2021-04-13"
    assert {repair.count for repair in done.repairs} == {1}
    assert len(done.repairs) == 3
    assert "the trust" in done.record.coverage.of("words").note
    assert not any(b"XQ-4" in path.read_bytes() for path in (tmp_path / "r").iterdir())
    assert not any(b"neighbour" in path.read_bytes() for path in (tmp_path / "r").iterdir())


def test_nothing_is_imported_unless_somebody_anonymised(tmp_path: Path) -> None:
    for nobody in ("", "  "):
        with pytest.raises(RecordError, match="nobody is named who anonymised") as wrong:
            read(write(tmp_path), tmp_path / "r", anonymised_by=nobody)
        assert "no program can tell names" in wrong.value.right
    assert not (tmp_path / "r").exists()


def test_a_column_of_names_beside_the_comments_stops_the_import(tmp_path: Path) -> None:
    path = write(tmp_path, "Answer,Patient name\nGood,Jo Bloggs\n")
    told = {"day": None, "service": None, "flagged": None}
    with pytest.raises(RecordError, match="'Patient name' could say who somebody is"):
        read(path, tmp_path / "r", **told)
    assert read(path, tmp_path / "r", ignore=["Patient name"], **told).record.rows("words") == 1


def test_a_heading_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="Did you mean 'Answer'"):
        read(write(tmp_path), tmp_path / "r", text="Answers")


def test_dates_that_cannot_be_told_stop_or_stay_unknown(tmp_path: Path) -> None:
    path = write(tmp_path, "When,Answer\n13/4/2021,One\n4/13/2021,Two\n1/4/2021,Three\n")
    told = {"service": None, "flagged": None}
    with pytest.raises(RecordError, match="turned some"):
        read(path, tmp_path / "r", **told)
    done = read(path, tmp_path / "r", drop_bad=True, **told)
    days = [row["date"] for row in done.record.table("words").to_pylist()]
    assert [str(day) for day in days] == ["2021-04-13", "2021-04-13", "None"]


def test_a_column_without_any_comment_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, "Answer,x\n  ,1\n")
    with pytest.raises(RecordError, match="no comment is left"):
        read(path, tmp_path / "r", day=None, service=None, flagged=None)


def test_the_published_comments_of_two_trusts(tmp_path: Path) -> None:
    path = shared("comments/v6framework_230831.csv")
    columns = {"text": "FFT answer", "day": "Date", "service": "Service type 1", "flagged": "Person identifiable info?"}
    with pytest.raises(RecordError, match="5,184 dates have the day first and 289 the month"):
        read(path, tmp_path / "r", **columns)
    done = read(path, tmp_path / "r", drop_bad=True, **columns)
    assert done.record.rows("documents") == 7400
    assert sum(repair.count for repair in done.repairs if "without words" in repair.what) == 508
    assert not any(b"NEAS PTS" in file.read_bytes() for file in (tmp_path / "r").iterdir())
