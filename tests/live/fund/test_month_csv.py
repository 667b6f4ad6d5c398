from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund import actions
from commonweal.live.fund.models import Component
from commonweal.live.fund.month_csv import read, write
from commonweal.live.fund.month_grid import grid
from commonweal.live.fund.position import months_of

pytestmark = pytest.mark.django_db


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.none(), st.integers(0, 10**14)), min_size=24, max_size=24))
def test_a_file_that_is_written_is_read_back_the_same(cast, fund, amounts):
    months = months_of(fund.year_starts)
    cells = [(component, month) for component in (fund.housing, fund.health) for month in months]
    actions.set_months(cast.steward, fund, kind="plan", figures=dict(zip(cells, amounts, strict=True)))
    found = read(fund, write(fund, "plan"), "plan")
    assert not found.faults
    assert {(c.pk, m): pence for (c, m), pence in found.figures.items() if pence is not None} == grid(fund, "plan")


def test_a_component_that_a_spreadsheet_would_run_comes_back_by_its_name(cast, fund):
    odd = Component.objects.create(fund=fund, name="=SUM(A1)")
    actions.set_month(cast.steward, odd, month=date(2026, 4, 1), kind="plan", pence=5)
    text = write(fund, "plan")
    assert "'=SUM(A1)" in text
    assert read(fund, text, "plan").figures[odd, date(2026, 4, 1)] == 5


@pytest.mark.parametrize(
    ("text", "row", "column", "says"),
    [
        ("", 1, "component", "the first heading must be"),
        ("name,2026-04\n", 1, "component", "the first heading must be"),
        ("component,2026-04\n", 2, "component", "no figure"),
        ("component,April\nHousing,1\n", 1, "April", "write 2026-04 to 2027-03"),
        ("component,2026-04,2026-04\nHousing,1,1\n", 1, "2026-04", "two columns"),
        ("component,2026-04\nHousing,1\n\nHousing,2\n", 4, "component", "a row above"),
        ("component,2026-04\nParks,1\n", 2, "component", "write one of: Housing; Public Health"),
        ("component,2026-04,2026-05\nHousing,1,lots\n", 2, "2026-05", "write it like 1234"),
        ("component,2026-04\nHousing,-1\n", 2, "2026-04", "not below nothing"),
        ("component,2026-04\nHousing,9999999999999999\n", 2, "2026-04", "more than any fund"),
        ("component,2026-04\n" + "x,1\n" * 2001, 2001, "component", "more than 2000 rows"),
        ("component," + "x" * 200_000, 1, "component", "no CSV file"),
    ],
)
def test_a_bad_cell_is_told_with_its_row_and_column(fund, text, row, column, says):
    (fault,) = read(fund, text, "plan").faults
    assert (fault.row, fault.column) == (row, column)
    assert says in fault.wrong


def test_every_bad_cell_is_told_at_once(fund):
    found = read(fund, "component,2026-04,2026-05\nHousing,a,b\nParks,1,2\nPublic Health,1,c\n", "plan")
    assert [(fault.row, fault.column) for fault in found.faults] == [
        (2, "2026-04"), (2, "2026-05"), (3, "component"), (4, "2026-05"),
    ]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60).map(lambda text: "component,2026-04\n" + text))
def test_whatever_is_in_a_file_it_is_read_or_told(fund, text):
    found = read(fund, text, "plan")
    assert found.figures or found.faults
