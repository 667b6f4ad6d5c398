from pathlib import Path

import pytest

from commonweal.record import RecordError
from commonweal.record.staging import Staging, check_free


def test_it_is_made_hidden_and_beside_then_renamed(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "deep" / "r")
    staging.open()
    assert staging.folder.parent == tmp_path / "deep"
    assert staging.folder.name.startswith(".r.tmp-")
    (staging.folder / "a").write_text("x")
    staging.publish()
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["r"]
    assert (tmp_path / "deep" / "r" / "a").read_text() == "x"


def test_an_empty_folder_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    staging = Staging(tmp_path / "r")
    staging.open()
    (staging.folder / "a").touch()
    staging.publish()
    assert (tmp_path / "r" / "a").exists()


def test_discard_leaves_nothing_and_may_come_twice(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "r")
    staging.open()
    staging.discard()
    staging.discard()
    assert list(tmp_path.iterdir()) == []


def test_what_came_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "r")
    staging.open()
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "theirs").touch()
    with pytest.raises(RecordError, match="never overwritten"):
        staging.publish()
    assert (tmp_path / "r" / "theirs").exists()


@pytest.mark.parametrize("taken", ["file", "full", "link", "broken"])
def test_a_taken_place_is_refused(tmp_path: Path, taken: str) -> None:
    for name in ("full", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    check_free(tmp_path / "empty")
    with pytest.raises(RecordError, match="something here already"):
        check_free(tmp_path / taken)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RecordError, match="no record can be made here"):
        Staging(tmp_path / "file" / "r").open()
