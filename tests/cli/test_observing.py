import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.lenses.making import made

from commonweal.cli.observing import observe
from commonweal.lab.patchiness import about
from commonweal.record import read_record


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(observe, [*map(str, arguments)])


@pytest.fixture
def truth(tmp_path: Path) -> Path:
    met = [{"person": p, "service": "hostel", "date": date(2024, 5, 1)} for p in range(400)]
    return made(tmp_path / "truth", {"contacts": met}).folder


def test_it_makes_a_patchy_record_and_says_what_is_left(truth, tmp_path):
    told = run(truth, "--out", tmp_path / "r", "--silent", "0", "--unwritten", "0.5", "--delay", "0")
    assert told.exit_code == 0, told.output
    seen = read_record(tmp_path / "r")
    assert 150 < seen.rows("contacts") < 250
    assert f"contacts               400         {seen.rows('contacts'):>3}" in told.output
    assert "unwritten 0.5" in told.output
    assert seen.hash in told.output


def test_it_says_the_same_as_json(truth, tmp_path):
    told = json.loads(run(truth, "--out", tmp_path / "r", "--json", "--seed", "3").output)
    assert told["rows"]["contacts"]["truth"] == 400
    assert told["observed"]["seed"] == 3
    assert told["hash"] == read_record(tmp_path / "r").hash


@pytest.mark.parametrize("wrong", [("--lost", "1.5"), ("--silent", "-1")])
def test_a_wrong_knob_is_one_message_and_leaves_nothing(truth, tmp_path, wrong):
    told = run(truth, "--out", tmp_path / "r", *wrong)
    assert told.exit_code == 2
    assert "it is from 0 to 1" in " ".join(told.output.split()).lower()
    assert not (tmp_path / "r").exists()


def test_no_record_no_result(tmp_path):
    told = run(tmp_path / "none", "--out", tmp_path / "r")
    assert told.exit_code == 2
    assert "no such folder" in told.output


def test_help_says_of_every_knob_where_its_value_comes_from():
    told = " ".join(run("--help").output.split())
    assert all(f"--{name}" in told for name in about())
    assert "HELP trial" in told
    assert "assumed" in told
