"""Rows: what every one of them carries."""

import pytest

from commonweal.place import TABLES, Area, Table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_carries_source_and_certainty_beside_its_columns(table: Table) -> None:
    fields = list(table.row.__dataclass_fields__)
    assert fields[:3] == ["source", "certainty", "marks"]
    assert fields[3:] == [column.name for column in table.columns]
    assert table.row.__doc__


def test_a_figure_nobody_vouches_for_is_assumed() -> None:
    assert Area("north", "North", 100, 1.0).certainty == "assumed"
