"""A sweep's account says what can be told, and no more."""

import json
import re

from commonweal.lab import read_regime
from commonweal.study.account import as_data
from commonweal.study.account_page import account_page
from commonweal.study.account_text import account_text
from commonweal.study.grid import Grid
from commonweal.study.sweep import Sweep, plan_sweep
from commonweal.study.sweep_account import sweep_account

from .places import small_place
from .planted_grids import line, plane


def found(grid: Grid) -> Sweep:
    """A sweep with planted results."""
    runs = grid.a.shape[2]
    plan = plan_sweep(small_place(), grid.axes, read_regime("targets"), read_regime("block"), runs, 10, 1)
    return Sweep(plan, "burden", grid)


def test_a_planted_boundary_is_told_with_its_place_and_stretch() -> None:
    account = sweep_account(found(plane(luck=0.01)))
    assert account.says[0] == (
        "A boundary can be told: of 25 cells, burden is higher under targets than under block in 15 and lower in 10, "
        "beyond luck; in the other 0 the order cannot be told."
    )
    (boundary,) = [part for part in account.parts if part.heading == "The boundary"]
    rows = boundary.sheets[0].rows
    assert [row[0] for row in rows] == [f"controllability {at}" for at in ("0", "0.25", "0.5", "0.75", "1")]
    for _, along, at, stretch in rows:
        low, high = map(float, stretch.split(" to "))
        assert along == "alignment"
        assert 0.36 < low <= float(at) <= high < 0.44


def test_luck_alone_is_told_as_no_boundary_with_no_contour() -> None:
    account = sweep_account(found(plane((0, 0), 0, luck=1, seed=2)))
    assert account.says[0].startswith("No boundary can be told from luck: in none of 25 cells")
    assert [part.heading for part in account.parts] == ["The map", "Every cell"]
    assert as_data(account)["boundary"] == []
    assert as_data(account)["boundary_told"] is False


def test_one_side_alone_is_no_boundary() -> None:
    account = sweep_account(found(plane((0.1, 0), -1, luck=0.01)))
    assert account.says[0].startswith("No boundary lies among the cells swept: in 25 of 25 cells burden is higher")
    assert "in none the other way, and in 0" in account.says[0]


def test_a_sweep_of_one_dial_is_told_as_a_line() -> None:
    account = sweep_account(found(line([[-1.0, -1.1, -0.9], [1.0, 1.1, 0.9]])))
    (boundary,) = [part for part in account.parts if part.heading == "The boundary"]
    assert boundary.sheets[0].rows[0][:3] == ("all", "proxy", "0.50")
    assert "<svg" in account_page(account)


def test_every_form_tells_every_cell_and_judges_none() -> None:
    account = sweep_account(found(plane(luck=0.1)))
    page, text = account_page(account), account_text(account)
    data = json.loads(json.dumps(as_data(account), allow_nan=False))
    assert len(data["cells"]) == 25
    assert all(cell["difference"]["low"] <= cell["difference"]["mean"] for cell in data["cells"])
    assert data["provenance"]["axis alignment"] == "0 to 1 at 5 values"
    for told in (page, text):
        assert account.says[0].split(":")[0] in told
        assert not re.search(r"\b(better|worse|best|winner|loser|wins)\b", told.replace("names no winner", ""))


def test_cells_that_cannot_tell_are_said_so() -> None:
    nan = float("nan")
    account = sweep_account(found(line([[nan, nan], [1.0, 1.01]])))
    rows = account.parts[-1].sheets[0].rows
    assert "cannot tell" in rows[0]
    assert json.dumps(as_data(account), allow_nan=False)
    assert "<svg" in account_page(account)
