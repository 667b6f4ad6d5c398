from pathlib import Path

import pytest
from tests.record.importers.office import write_xlsx

from commonweal.record import RecordError
from commonweal.record.importers.grid import Grid, read_grid


@pytest.fixture
def grid(tmp_path: Path) -> Grid:
    path = tmp_path / "a.csv"
    path.write_text("team;seen\n The  Hub ;1\nNA;\n", encoding="utf-8")
    return read_grid(path, ["team"])


def test_cells_are_words_with_single_spaces_or_nothing(grid: Grid) -> None:
    assert grid.columns == {"team": ["The Hub", "NA"], "seen": ["1", None]}
    assert list(grid.rows) == [2, 3]
    assert grid.seal.name == "a.csv"


def test_a_workbook_reads_as_a_csv_does(grid: Grid, tmp_path: Path) -> None:
    book = read_grid(write_xlsx(tmp_path / "a.xlsx", [["team", "seen"], ["The  Hub", 1], ["NA", None]]), ["team"])
    assert book.columns == grid.columns
    assert book.name == "a.xlsx, sheet KPIs"


def test_a_heading_that_is_not_there_is_guessed_at(grid: Grid) -> None:
    with pytest.raises(RecordError, match="Did you mean 'team'"):
        grid.require(["teem"])


def test_some_lines_keep_their_row_numbers(grid: Grid) -> None:
    assert grid.keep([1]).columns == {"team": ["NA"], "seen": [None]}
    assert grid.keep([1]).rows == [3]


def test_a_workbook_with_headings_alone_says_nothing(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="headings and no rows"):
        read_grid(write_xlsx(tmp_path / "a.xlsx", [["team", "seen"]]), ["team"])


def test_a_column_that_looks_identifying_stops_unless_ignored(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("team,contact\n" + "".join(f"hub{n},jo{n}@example.org\n" for n in range(20)), encoding="utf-8")
    grid = read_grid(path)
    with pytest.raises(RecordError, match="'contact' could say who somebody is"):
        grid.watch(["team"], [], [])
    grid.watch(["team"], [], ["contact"])
    grid.watch(["team"], [], [], ignore_rest=True)


def test_a_column_of_counts_may_have_any_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("team,telephone calls\nhub,12\n", encoding="utf-8")
    read_grid(path).watch(["team"], ["telephone calls"], [])
    with pytest.raises(RecordError, match="its heading speaks of telephone"):
        read_grid(path).watch(["team"], [], [])
