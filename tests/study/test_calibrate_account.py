"""What a calibration says: plain words that follow from the numbers."""

import json
from pathlib import Path

from tests.study.calibrated import planted

from commonweal.study.account import as_data
from commonweal.study.account_text import account_text
from commonweal.study.calibrate_account import account


def test_what_is_met_narrowed_and_held_out_is_told_apart(tmp_path: Path) -> None:
    told = account(planted(tmp_path))
    assert "not implausible for 2 targets" in told.says[0]
    assert told.says[1] == (
        "Of what was held out and never fitted to: less than half of the runs drawn from what is left lie within the "
        "range of held."
    )
    assert told.says[2] == "Narrowed: arrive and drop. Not identified by these targets: tau0."
    assert told.says[3] == "No single target and no pair of targets is ruled out."
    fitted, held, parameters, _ = told.parts
    assert [row[0] for row in fitted.sheets[0].rows] == ["exits", "failing"]
    assert [(row[0], row[-1]) for row in held.sheets[0].rows] == [("held", "0%")]
    assert [row[5] for row in parameters.sheets[0].rows] == ["yes", "yes", "not identified"]


def test_a_target_that_nothing_meets_is_named(tmp_path: Path) -> None:
    told = account(planted(tmp_path, low=0.95, high=0.99))
    assert "every one is implausible" in told.says[0]
    assert told.says[1] == "Met nowhere in the ranges, even alone: exits."
    assert "Not identified" not in account_text(told)  # nothing is said of parameters then


def test_it_is_valid_json_with_intervals(tmp_path: Path) -> None:
    for found in (planted(tmp_path), planted(tmp_path, low=0.95, high=0.99)):
        data = json.loads(json.dumps(as_data(account(found)), allow_nan=False))
        assert data["kind"] == "calibration"
        assert {each["target"]["use"] for each in data["targets"]} == {"calibrate", "held out"}
    assert data["parameters"] == {}
