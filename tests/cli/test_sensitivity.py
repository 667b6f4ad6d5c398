"""`commonweal sensitivity`: the share that turns is the first thing it says."""

from pathlib import Path

from click.testing import CliRunner
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.place import write_place


def test_it_is_asked_of_a_place(tmp_path: Path) -> None:
    place, ranges = write_place(small_place(), tmp_path / "place"), tmp_path / "r.toml"
    ranges.write_text("[parameters]\nelas = [0, 0.2]\n")
    command = ["sensitivity", str(place), "--regimes", "block,targets", "--ranges", str(ranges)]
    result = CliRunner().invoke(main, [*command, "--size", "2", "--points", "2", "--years", "1"])
    assert result.exit_code == 0, result.output
    assert "of the space of what is not known" in result.output.replace("\n", " ")


def test_a_bad_range_ends_before_any_run(tmp_path: Path) -> None:
    place, ranges = write_place(small_place(), tmp_path / "place"), tmp_path / "r.toml"
    ranges.write_text("[parameters]\nelas = [0.2, 0]\n")
    result = CliRunner().invoke(main, ["sensitivity", str(place), "--ranges", str(ranges)])
    assert result.exit_code == 2
    assert "cannot be; write elas = [low, high] within 0 to 2" in result.output
