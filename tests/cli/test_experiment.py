"""The verb `experiment`: a shipped file in small, what it prints and writes, and what it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonweal.cli import main

ROOT = Path(__file__).parents[2]
PERMEABLE = ROOT / "experiments/permeable-thresholds.toml"


@pytest.mark.slow
def test_a_shipped_experiment_runs_in_small_and_is_taken_from_the_store_again(place: Path, tmp_path: Path) -> None:
    words = ["experiment", str(PERMEABLE), "--place", str(place), "--runs", "2", "--years", "1"]
    kept = ["--store", str(tmp_path / "store"), "--report", str(tmp_path / "page.html")]
    first = CliRunner().invoke(main, [*words, *kept])
    assert first.exit_code == 0, first.output
    assert "Permeable rather than held hard:" in first.output
    assert "2 runs is few" in " ".join(first.output.split())
    assert "<svg" in (tmp_path / "page.html").read_text()
    again = CliRunner().invoke(main, [*words, *kept[:2], "--json"])
    assert "2 of 2 jobs are in the store already." in again.output
    data = json.loads(again.stdout)
    assert (data["kind"], data["runs"], data["years"], len(data["answers"])) == ("experiment", 2, 1, 8)
    assert data["command"] == f"commonweal experiment {PERMEABLE} --place {place} --runs 2 --years 1"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["none.toml"], "none.toml: cannot be read"),
        ([str(PERMEABLE), "--runs", "0"], "--runs is 0; it must be a whole number from 1"),
        ([str(PERMEABLE), "--place", "nowhere"], "nowhere cannot be used as a place"),
        ([str(PERMEABLE), "--report", "no/such/folder/page.html"], "no/such/folder"),
    ],
)
def test_what_cannot_be_is_refused_with_one_message(words: list[str], says: str) -> None:
    result = CliRunner().invoke(main, ["experiment", *words])
    assert result.exit_code == 2
    assert says in result.output
