"""Files as they come: missing, too large, linked, oddly encoded."""

import os
from pathlib import Path

import pytest

from commonweal.place import check_place, read_place
from commonweal.place.folder import MOST_BYTES
from place.conftest import Folder


def test_no_such_folder(tmp_path: Path) -> None:
    (fault,) = check_place(tmp_path / "nowhere").faults
    assert "cannot be opened" in fault.what


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (fault,) = check_place(tmp_path / "file").faults
    assert "cannot be opened" in fault.what


@pytest.mark.parametrize("file", ["teams.csv", "parameters.csv"])
def test_a_missing_file_is_one_fault(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    fault = folder.only_fault()
    assert (fault.file, fault.row, fault.what) == (file, None, "the file is missing")


def test_a_file_of_200_megabytes_is_refused_unread(folder: Folder) -> None:
    with (folder.path / "ties.csv").open("wb") as stream:
        stream.truncate(200_000_000)  # sparse: it takes no room, and reading it would take long
    fault = folder.only_fault()
    assert (fault.file, fault.what) == ("ties.csv", "the file has 200,000,000 bytes; it was not read")
    assert f"{MOST_BYTES:,}" in fault.right


def test_a_link_out_of_the_folder(folder: Folder, tmp_path: Path) -> None:
    (folder.path / "ties.csv").rename(tmp_path / "ties.csv")
    (folder.path / "ties.csv").symlink_to(tmp_path / "ties.csv")
    fault = folder.only_fault()
    assert (fault.file, fault.what) == ("ties.csv", "the file is a link out of the folder")


def test_a_link_to_nowhere(folder: Folder) -> None:
    (folder.path / "ties.csv").unlink()
    (folder.path / "ties.csv").symlink_to("gone.csv")
    assert folder.only_fault().what == "the link leads nowhere"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_on(folder: Folder) -> None:
    (folder.path / "ties.csv").unlink()
    os.mkfifo(folder.path / "ties.csv")
    assert folder.only_fault().what == "this is not a plain file"


def test_a_byte_order_mark_is_no_matter(folder: Folder) -> None:
    before = read_place(folder.path).hash
    path = folder.path / "areas.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_place(folder.path).hash == before


def test_windows_text_is_read_with_a_notice(folder: Folder) -> None:
    path = folder.path / "areas.csv"
    path.write_bytes(path.read_text().replace("north,North", "north,Château £").encode("cp1252"))
    check = check_place(folder.path)
    assert check.place
    assert check.place.areas[0].name == "Château £"
    (notice,) = check.notices
    assert notice.file == "areas.csv"
    assert "read as Windows (cp1252)" in notice.what


@pytest.mark.parametrize("raw", ["id,name\n".encode("utf-16"), b"id,na\0me\n", b"id,\x81\x8d\n"])
def test_other_bytes_are_refused(folder: Folder, raw: bytes) -> None:
    (folder.path / "ties.csv").write_bytes(raw)
    assert folder.only_fault().what == "the file is not UTF-8 text"


def test_a_control_character(folder: Folder) -> None:
    folder.replace("areas.csv", "North", "No\x07rth")
    fault = folder.only_fault()
    assert f"line {folder.row_of('areas.csv', 'north')} holds a control character" in fault.what


def test_a_stray_table_may_be_a_misspelt_one(folder: Folder) -> None:
    (folder.path / "team.csv").write_text("id\n")
    fault = folder.only_fault()
    assert (fault.file, fault.right) == ("team.csv", "Call it teams.csv if it is that table")
