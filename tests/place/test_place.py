"""A place's hash and its count of certainties."""

from dataclasses import replace
from pathlib import Path

from commonweal.place import Area, Mark, read_place
from commonweal.place.starter import starter
from place.conftest import Folder


def test_the_hash_is_the_same_whatever_the_line_endings_and_column_order(folder: Folder) -> None:
    before = read_place(folder.path).hash
    path = folder.path / "ties.csv"
    path.write_bytes(b"certainty,source,kind,trust,to_team,from_team\r\n")
    areas = folder.path / "areas.csv"
    areas.write_bytes(areas.read_bytes().replace(b"\n", b"\r\n").replace(b"0.8", b"0.80"))
    assert read_place(folder.path).hash == before


def test_the_hash_changes_with_any_figure_and_with_its_certainty(folder: Folder) -> None:
    before = read_place(folder.path)
    folder.replace("teams.csv", "all,12,13", "all,12.5,13")
    after = read_place(folder.path)
    seen = replace(before, areas=(replace(before.areas[0], certainty="seen"), *before.areas[1:]))
    assert len({before.hash, after.hash, seen.hash}) == 3


def test_the_hash_does_not_know_the_folder(folder: Folder, tmp_path: Path) -> None:
    before = read_place(folder.path)
    folder.path.rename(tmp_path / "elsewhere")
    assert read_place(tmp_path / "elsewhere") == before
    assert read_place(tmp_path / "elsewhere").hash == before.hash


def test_figures_are_counted_not_rows() -> None:
    place = starter()
    mark = Mark("population", "ONS", "seen")
    north = Area("north", "North", 60_000, 0.8, marks=(mark,))
    held = replace(place, areas=(north, place.areas[1]))
    assert place.certainty["assumed"] == sum(place.certainty.values())
    assert held.certainty["seen"] == 1
    assert held.assumed_share == 1 - 1 / sum(held.certainty.values())


def test_rows_without_numbers_hold_no_figures() -> None:
    assert starter().certainty_by_table["providers"].total() == 0
