"""The file that a calibration leaves is read as a place's own; the place is never touched."""

import csv
import datetime
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.study.calibrated import planted

from commonweal.place import read_place, write_place
from commonweal.place.rows import Parameter
from commonweal.study.calibrate import scenario
from commonweal.study.parameter_file import ParameterFileError, parameters_text, refuse_folder, write_parameters

TODAY = datetime.date(2026, 3, 1)


def test_a_place_reads_the_file_as_its_own_parameters(tmp_path: Path) -> None:
    found = planted(tmp_path)
    parameters, evidence = write_parameters(found, tmp_path / "out", "commonweal calibrate x", TODAY)
    assert (parameters.name, evidence.name) == ("parameters-2026-03-01.csv", "parameters-2026-03-01-evidence.json")
    folder = write_place(found.place, tmp_path / "copy")
    (folder / "parameters.csv").write_bytes(parameters.read_bytes())
    rows = {row.name: row for row in read_place(folder).parameters}
    assert set(rows) == {"arrive", "drop", "tau0"}
    assert {row.certainty for row in rows.values()} == {"derived"}
    assert rows["drop"].value == pytest.approx(0.025, abs=0.006)
    assert "exits; failing" in rows["drop"].source
    assert "`commonweal calibrate x`" in rows["drop"].source
    assert "held" not in rows["drop"].source
    assert "not identified" in rows["tau0"].source
    assert "not identified" not in rows["drop"].source


def test_rows_that_were_not_fitted_stay_as_they_were(tmp_path: Path) -> None:
    found = planted(tmp_path)
    own = Parameter("lam", 0.0095, "1/week", "chance of a shock", source="a survey, 2020", certainty="seen")
    found = replace(found, place=replace(found.place, parameters=(own,)))
    rows = list(csv.DictReader(io.StringIO(parameters_text(found, "x", TODAY, "e"))))
    assert list(rows[0].values()) == ["lam", "0.0095", "1/week", "chance of a shock", "a survey, 2020", "seen"]
    assert len(rows) == 4


def test_growth_follows_coupling_in_the_file_as_it_did_in_the_runs(tmp_path: Path) -> None:
    found = planted(tmp_path, first="omega")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(parameters_text(found, "x", TODAY, "e")))}
    assert found.typical is not None
    world = scenario(found.targets.bounds, found.drawn[found.typical]).world(found.place)
    assert float(rows["c"]["value"]) == pytest.approx(world.c, rel=1e-5)
    assert float(rows["omega"]["value"]) == pytest.approx(world.omega, rel=1e-5)


def test_the_evidence_holds_every_run_and_the_held_out_apart(tmp_path: Path) -> None:
    found = planted(tmp_path)
    _, path = write_parameters(found, tmp_path / "out", "x", TODAY)
    evidence = json.loads(path.read_text())
    assert (evidence["seed"], len(evidence["runs"]), len(evidence["left"])) == (1, 24, 10)
    assert set(evidence["runs"][0]["outputs"]) == {"exits", "failing"}
    assert all(max(each["implausibility"].values()) <= 3 for each in evidence["left"])
    assert set(evidence["left"][0]["one_run"]) == {"exits", "failing", "held"}


def test_nothing_left_leaves_evidence_and_no_parameters(tmp_path: Path) -> None:
    written = write_parameters(planted(tmp_path, low=0.95, high=0.99), tmp_path / "out", "x", TODAY)
    assert [path.suffix for path in written] == [".json"]


def test_the_place_and_what_is_there_are_never_written_to(tmp_path: Path) -> None:
    place = tmp_path / "place"
    (place / "inner").mkdir(parents=True)
    for inside in (place, place / "inner", place / "new" / "deep", tmp_path / "other" / ".." / "place"):
        with pytest.raises(ParameterFileError, match="never changed"):
            refuse_folder(inside, place, TODAY)
    refuse_folder(tmp_path / "out", place, TODAY)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "parameters-2026-03-01.csv").write_text("mine")
    with pytest.raises(ParameterFileError, match="not written over"):
        refuse_folder(tmp_path / "out", place, TODAY)
