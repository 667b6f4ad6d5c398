"""`commonweal sweep`: from a place and a dial to a map, or one clear message."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.place import write_place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_place(small_place(), tmp_path / "place")
    return tmp_path / "place"


def test_a_sweep_is_told_kept_and_gone_on_with(place: Path, tmp_path: Path) -> None:
    command = ["sweep", str(place), "--dial", "alignment=0:1:2", "--dial", "controllability=0:1:2", "--years", "1"]
    command += ["--runs", "2", "--store", str(tmp_path / "store"), "--report", str(tmp_path / "map.html"), "--json"]
    first = CliRunner().invoke(main, command)
    assert first.exit_code == 0, first.output
    told = json.loads(first.stdout)
    assert [cell["at"]["alignment"] for cell in told["cells"]] == [0, 0, 1, 1]
    assert "--dial alignment=0:1:2 --dial controllability=0:1:2" in told["command"]
    assert "How to make it again" in (tmp_path / "map.html").read_text()
    again = CliRunner().invoke(main, command)
    assert "4 of 4 jobs are in the store already" in again.stderr
    assert json.loads(again.stdout) == told


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "0 dials"),
        (["--dial", "alignment"], "NAME=LOW:HIGH:N"),
        (["--dial", "algnment=0:1:3"], "'algnment' is not known"),
        (["--dial", "rec=0:2:3"], "0..1"),
        (["--dial", "omega=0:0.5:2", "--dial", "controllability=0:1:2"], "both move omega"),
        (["--dial", "rec=0:1:2", "--outcome", "burdn"], "'burdn' is not known"),
        (["--dial", "rec=0:1:2", "--regime", "tragets"], "tragets"),
        (["--dial", "rec=0:1:2", "--runs", "1"], "2 or more"),
    ],
)
def test_what_cannot_be_swept_ends_in_one_message(place: Path, options: list[str], told: str) -> None:
    result = CliRunner().invoke(main, ["sweep", str(place), *options])
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output


def test_a_place_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["sweep", str(tmp_path / "nowhere"), "--dial", "rec=0:1:2"])
    assert result.exit_code == 2
    assert "nowhere" in result.output
