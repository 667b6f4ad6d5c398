"""A report is whole or not there."""

from pathlib import Path

import pytest

from commonweal.study import Comparison, page, refuse_unwritable, write_report


def test_a_report_is_written_whole_and_readable(small: Comparison, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(small, path)
    assert path.read_text().rstrip().endswith("</html>")
    assert [found.name for found in tmp_path.iterdir()] == ["report.html"]
    assert path.stat().st_mode & 0o400


def test_an_interruption_leaves_what_was_there(
    small: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_text("before")

    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_report(small, path)
    assert path.read_text() == "before"
    assert [found.name for found in tmp_path.iterdir()] == ["report.html"]


def test_places_where_no_report_can_be_written_are_refused_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="that is a folder"):
        refuse_unwritable(tmp_path)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        refuse_unwritable(tmp_path / "nowhere" / "report.html")
    (tmp_path / "file").touch()
    with pytest.raises(FileNotFoundError):
        refuse_unwritable(tmp_path / "file" / "report.html")
    refuse_unwritable(tmp_path / "report.html")
    assert not (tmp_path / "report.html").exists()


def test_the_same_comparison_makes_the_same_page(small: Comparison) -> None:
    assert page.page(small) == page.page(small)
