"""`commonweal emergence`: from a place to an account."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.place import write_place


@pytest.mark.slow
def test_a_place_is_looked_at_under_two_regimes(tmp_path: Path) -> None:
    place = write_place(small_place(2000), tmp_path / "place")
    command = ["emergence", str(place), "--regimes", "block,targets", "--runs", "1", "--years", "1"]
    result = CliRunner().invoke(main, [*command, "--report", str(tmp_path / "e.html")])
    assert result.exit_code == 0, result.output
    assert "Runs with signs of" in result.output
    assert "How to make it again" in (tmp_path / "e.html").read_text()


def test_an_unknown_regime_ends_before_any_run(tmp_path: Path) -> None:
    place = write_place(small_place(), tmp_path / "place")
    result = CliRunner().invoke(main, ["emergence", str(place), "--regimes", "blok"])
    assert result.exit_code == 2
    assert "blok" in result.output
