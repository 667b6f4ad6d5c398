"""The verbs new and check."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonweal.cli import main
from commonweal.place import check_place, read_place

PLYMOUTH = Path(__file__).parents[2] / "places" / "plymouth"


def commonweal(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A new place with two faults in its teams."""
    folder = tmp_path / "broken"
    commonweal("new", folder)
    teams = folder / "teams.csv"
    teams.write_text(teams.read_text().replace("all,12,13", "all,twelve,-13", 1))
    return folder


def test_new_makes_a_place_that_passes_check(tmp_path: Path) -> None:
    made = commonweal("new", tmp_path / "mine")
    assert made.exit_code == 0
    assert f"commonweal check {tmp_path / 'mine'}" in made.output
    checked = commonweal("check", tmp_path / "mine")
    assert checked.exit_code == 0
    assert "100% of the figures are assumed." in checked.output


def test_new_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = commonweal("new", tmp_path)
    assert result.exit_code == 2
    assert "it is not empty. Give a new folder." in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_check_tells_what_plymouth_holds() -> None:
    result = commonweal("check", PLYMOUTH)
    assert result.exit_code == 0
    for words in (
        "Plymouth: 260,000 people",
        "£638,000,000.00 gross, £462,000,000.00 net",
        "seen",
        "No faults.",
    ):
        assert words in result.output


def test_check_tells_every_fault_and_exits_2(broken: Path) -> None:
    before = {path: path.read_bytes() for path in broken.iterdir()}
    result = commonweal("check", broken)
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert [str(fault) in result.output for fault in check_place(broken).faults] == [True, True]
    assert "2 things are wrong; nothing was done." in result.output
    assert {path: path.read_bytes() for path in broken.iterdir()} == before


def test_check_as_json(broken: Path) -> None:
    good = json.loads(commonweal("check", PLYMOUTH, "--json").stdout)
    plymouth = read_place(PLYMOUTH)
    assert (good["ok"], good["hash"], good["rows"]["teams"]) == (True, plymouth.hash, 60)
    assert good["certainty"] == plymouth.certainty
    result = commonweal("check", broken, "--json")
    faults = json.loads(result.stdout)["faults"]
    assert result.exit_code == 2
    assert [(fault["file"], fault["column"]) for fault in faults] == [
        ("teams.csv", "fte"),
        ("teams.csv", "caseload"),
    ]


def test_a_notice_is_told_and_is_no_fault(tmp_path: Path) -> None:
    commonweal("new", tmp_path / "mine")
    areas = tmp_path / "mine" / "areas.csv"
    areas.write_bytes(areas.read_text().replace(",North,", ",Nörth,").encode("cp1252"))
    result = commonweal("check", tmp_path / "mine")
    assert result.exit_code == 0
    assert "Note: areas.csv: the file is not UTF-8" in result.output


def test_a_flood_of_faults_is_cut_short_for_people(tmp_path: Path) -> None:
    commonweal("new", tmp_path / "mine")
    with (tmp_path / "mine" / "ties.csv").open("a") as ties:
        ties.writelines("nobody,no-one,0.5,,,\n" for _ in range(300))
    result = commonweal("check", tmp_path / "mine")
    assert result.exit_code == 2
    assert "more; --json prints them all." in result.output
    assert len(result.output.splitlines()) < 210
