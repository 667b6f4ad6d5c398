"""The starter place."""

from pathlib import Path

import pytest

from commonweal.place import TABLES, PlaceError, check_place, new_place, read_place
from commonweal.place.starter import starter


def test_a_new_place_passes_its_own_check(tmp_path: Path) -> None:
    check = check_place(new_place(tmp_path / "new"))
    assert (check.faults, check.notices) == ((), ())
    assert check.place == starter()


def test_every_table_tells_what_its_columns_hold(tmp_path: Path) -> None:
    folder = new_place(tmp_path / "new")
    for table in TABLES:
        comment = [line for line in (folder / table.file).read_text().splitlines() if line.startswith("#")]
        assert all(any(f"{c.name}: {c.meaning}" in line for line in comment) for c in table.columns)


def test_the_heading_tells_what_its_entries_hold(tmp_path: Path) -> None:
    text = (new_place(tmp_path / "new") / "place.toml").read_text()
    for words in ("# short name of the place", "# people of the place", "# spending before income"):
        assert words in text


def test_it_may_fill_an_empty_folder(tmp_path: Path) -> None:
    assert read_place(new_place(tmp_path)) == starter()


def test_it_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(PlaceError, match="it is not empty"):
        new_place(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
