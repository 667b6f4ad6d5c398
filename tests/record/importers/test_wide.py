import pytest

from commonweal.record import RecordError
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.source import Seal
from commonweal.record.importers.wide import PERIOD, VALUE, lengthen

GRID = Grid(
    "a.csv",
    {"team": ["a", "b"], "Apr-16": ["1", "2"], "May-16": ["3", None], "note": ["x", "y"]},
    [4, 6],
    Seal("a.csv", "0", 1),
)


def test_a_row_for_each_row_and_period() -> None:
    long = lengthen(GRID, ["team"], ["Apr-16", "May-16"])
    assert long.columns == {
        "team": ["a", "b", "a", "b"],
        PERIOD: ["Apr-16", "Apr-16", "May-16", "May-16"],
        VALUE: ["1", "2", "3", None],
    }
    assert list(long.rows) == [4, 6, 4, 6]


def test_a_sheet_without_periods_is_refused() -> None:
    with pytest.raises(RecordError, match="no heading is a period"):
        lengthen(GRID, ["team"], [])
