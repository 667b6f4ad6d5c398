"""The report's tables."""

from dataclasses import replace

import pytest

from commonweal.lab import DIALS, PARAMETERS, read_regime
from commonweal.lab.outcomes import GROUPS, OUTCOMES
from commonweal.study import Comparison, sheets

from .places import overtaking, planted


def test_every_outcome_is_in_one_table(small: Comparison) -> None:
    found = sheets.outcome_sheets(small)
    assert [sheet.title for sheet in found] == list(GROUPS.values())
    assert sum(len(sheet.rows) for sheet in found) == len(OUTCOMES)
    assert all(len(row.cells) == len(sheet.columns) - 1 for sheet in found for row in sheet.rows)


def test_alike_in_every_run_is_said(small: Comparison) -> None:
    cost = next(sheet for sheet in sheets.outcome_sheets(small) if sheet.id == "group-cost")
    assert cost.rows[0].cells[-1] == sheets.Cell("0", ("alike in every run",))


def test_stars_and_shared_luck_are_shown() -> None:
    comparison = planted(overtaking(at=1.0))
    cell = sheets.outcome_sheets(comparison)[0].rows[0].cells[-1]
    assert cell.stands
    assert cell.figure.startswith("+")
    assert cell.small[1].startswith("shared luck: ")


def test_crossings_are_told_with_their_interval(crossed: Comparison) -> None:
    row = sheets.horizon_sheet(crossed).rows[0]
    assert row.cells[-1].figure == "5.0"
    assert " to " in row.cells[-1].small[0]
    assert sheets.horizon_sheet(crossed).rows[1].cells[-1].figure == "no crossing"


def test_each_horizon_has_a_column(crossed: Comparison) -> None:
    assert sheets.horizon_sheet(crossed).columns[1:4] == ("First 3 years", "First 5 years", "All 10 years")


def test_only_dials_that_differ_or_move_are_shown(small: Comparison) -> None:
    shown = {row.small[0].split(",")[0] for row in sheets.dial_sheet(small).rows}
    assert {"proxy", "pool", "feedback"} <= shown < set(DIALS)
    moving = replace(small, regimes={"path": read_regime("plymouth-path")})
    cells = {row.small[0].split(",")[0]: row.cells[0].figure for row in sheets.dial_sheet(moving).rows}
    assert cells["pool"] == "0, in the end 0.5"


def test_all_that_is_assumed_is_listed(small: Comparison) -> None:
    sheet = sheets.parameter_sheet(small)
    assert len(sheet.rows) == len(PARAMETERS)
    assert {row.cells[2].figure for row in sheet.rows} == {"assumed"}


def test_the_places_own_figures_stand_beside_the_rehearsed(small: Comparison) -> None:
    rows = sheets.standing_sheet(small).rows
    assert rows[0].cells[0] == sheets.Cell("2.00%", ("assumed",))
    assert rows[-1].cells[-1].figure == "not counted"
    assert "among people with one or more of them" in rows[-1].head


@pytest.mark.parametrize("label", ["block", "targets", "alliance"])
def test_what_is_measured_stands_beside_what_is_lived(small: Comparison, label: str) -> None:
    sheet = sheets.measured_and_lived(small)
    row = next(row for row in sheet.rows if row.head == label)
    assert len(row.cells) == len(sheet.columns) - 1
