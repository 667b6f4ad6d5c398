import os

import pytest

from commonweal.lenses.report import refuse_unwritable, write_page


def test_a_page_is_as_open_as_any_new_file_and_alone(tmp_path):
    write_page("<p>ü</p>", tmp_path / "page.html")
    (tmp_path / "other").touch()
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "<p>ü</p>"
    assert (tmp_path / "page.html").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert sorted(os.listdir(tmp_path)) == ["other", "page.html"]


def test_what_was_there_stays_if_the_new_page_cannot_be_put_in_place(tmp_path, monkeypatch):
    (tmp_path / "page.html").write_text("before")
    monkeypatch.setattr("os.replace", lambda *to: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_page("after", tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text() == "before"
    assert os.listdir(tmp_path) == ["page.html"]


def test_a_folder_is_no_page(tmp_path):
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        refuse_unwritable(tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        refuse_unwritable(tmp_path / "nowhere" / "page.html")
    refuse_unwritable(tmp_path / "page.html")
