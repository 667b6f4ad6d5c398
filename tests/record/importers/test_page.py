from pathlib import Path

import pytest

from commonweal.record import TABLES, RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.page import open_page

TABLE = TABLES["ties"]
HEAD = "from_service,to_service,date,kind"


def write(folder: Path, text: str) -> Path:
    path = folder / "ties.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_are_kept_as_they_stand_and_empty_ones_are_null(tmp_path: Path) -> None:
    page = open_page(write(tmp_path, f"{HEAD}\n a,b,2019-04-01,\n"), TABLE, Faults())
    assert page is not None
    assert page.columns["from_service"].to_pylist() == [" a"]
    assert page.columns["kind"].to_pylist() == [None]


def test_rows_of_commas_are_passed_over_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    page = open_page(write(tmp_path, f"{HEAD}\na,b,,\n,,,\nc,d,,\n"), TABLE, Faults())
    assert page is not None
    assert list(page.rows) == [2, 4]


@pytest.mark.parametrize("text", [f"{HEAD}\n", f"\ufeff{HEAD}\r\n,,,\r\n", HEAD])
def test_a_template_that_nobody_filled_is_no_page(tmp_path: Path, text: str) -> None:
    assert open_page(write(tmp_path, text), TABLE, Faults()) is None


def test_strange_and_missing_columns_are_faults(tmp_path: Path) -> None:
    faults = Faults()
    open_page(write(tmp_path, "from_service,to_service,date,knd\na,b,c,d\n"), TABLE, faults)
    with pytest.raises(RecordError) as wrong:
        faults.check()
    assert "column knd: the table has no such column. Did you mean kind?" in str(wrong.value)
    assert "column kind: the column is missing" in str(wrong.value)


def test_columns_that_may_be_unknown_may_be_missing(tmp_path: Path) -> None:
    faults = Faults()
    open_page(write(tmp_path, f"{HEAD}\na,b,c,d\n"), TABLE, faults)
    assert faults.count == 0
