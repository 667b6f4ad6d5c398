import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import Seal
from commonweal.record.importers.sums import add_up, having

SEAL = Seal("a.csv", "0", 1)


def grid(**columns: list[str | None]) -> Grid:
    return Grid("a.csv", columns, range(2, len(next(iter(columns.values()))) + 2), SEAL)


TABLE = grid(team=["a", "a", "b"], kind=["1", "2", "2"], n=["10", "1,000", "5"])


def test_rows_alike_in_the_keys_are_added_up() -> None:
    repairs = Repairs()
    added = add_up(TABLE, ["team"], ["n"], Faults(), repairs)
    assert added.columns["n"] == ["1010.0", "5"]
    assert list(added.rows) == [2, 4]
    assert [one.count for one in repairs] == [1]


def test_a_row_that_came_twice_is_added_once() -> None:
    repairs = Repairs()
    twice = grid(team=["a", "a"], kind=["1", "1"], n=["10", "10"])
    assert add_up(twice, ["team"], ["n"], Faults(), repairs).columns["n"] == ["10"]
    assert [one.what for one in repairs] == ["rows that came twice were dropped"]


def test_a_sum_with_a_hole_is_not_given() -> None:
    assert add_up(grid(team=["a", "a"], n=["10", "*"]), ["team"], ["n"], Faults(), Repairs()).columns["n"] == [None]


@pytest.mark.parametrize("cell", ["lots", "50%"])
def test_what_cannot_be_added_is_a_fault(cell: str) -> None:
    faults = Faults()
    add_up(grid(team=["a", "a"], n=["10", cell]), ["team"], ["n"], faults, Repairs())
    with pytest.raises(RecordError, match=r"a\.csv, row 3, n"):
        faults.check()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 999)), min_size=1))
def test_nothing_is_lost_in_adding(rows: list[tuple[str, int]]) -> None:
    table = grid(
        team=[team for team, _ in rows], line=[str(at) for at in range(len(rows))], n=[str(n) for _, n in rows]
    )
    added = add_up(table, ["team"], ["n"], Faults(), Repairs())
    assert sum(float(cell or 0) for cell in added.columns["n"]) == sum(n for _, n in rows)
    assert sorted(map(str, added.columns["team"])) == sorted({team for team, _ in rows})


def test_groups_that_hold_a_row_of_a_kind_are_kept_whole() -> None:
    assert having(TABLE, ["team"], "kind", "1").columns["kind"] == ["1", "2"]
    with pytest.raises(RecordError, match="no row has '3' in kind") as wrong:
        having(TABLE, ["team"], "kind", "3")
    assert wrong.value.right == "it holds 1, 2"
