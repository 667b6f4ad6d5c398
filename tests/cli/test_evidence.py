"""The `evidence` verb."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.study.places import small_place

from commonweal.cli.main import main
from commonweal.place import write_place
from commonweal.study.pattern import read_patterns


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    write_place(small_place(), folder)
    return folder


@pytest.mark.parametrize("wrong", [["--runs", "1"], ["--years", "2"], ["--seed", "-1"]])
def test_numbers_that_cannot_be_used_end_with_one_message(place: Path, wrong: list[str]) -> None:
    ended = CliRunner().invoke(main, ["evidence", "--place", str(place), *wrong])
    assert ended.exit_code == 2
    assert wrong[0].strip("-") in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_place_that_is_not_there_ends_with_a_message(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["evidence", "--place", str(tmp_path / "nowhere")])
    assert ended.exit_code == 2
    assert "nowhere" in ended.stderr


@pytest.mark.slow
def test_every_pattern_is_told_and_a_store_changes_nothing(place: Path, tmp_path: Path) -> None:
    asked = ["evidence", "--place", str(place), "--runs", "2", "--years", "3", "--json", "--store", str(tmp_path / "s")]
    first, again = (CliRunner().invoke(main, asked) for _ in range(2))
    assert first.exit_code == 0, first.stderr
    assert [row["id"] for row in json.loads(first.stdout)["rows"]] == [pattern.id for pattern in read_patterns()]
    assert first.stdout == again.stdout
    assert "in the store already" in again.stderr
