"""`commonweal compare`: what it prints, writes and refuses."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.place import write_place


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("places") / "small"
    write_place(small_place(), folder)
    return folder


def compare(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["compare", *map(str, arguments)])


SHORT = ("--regimes", "block,alliance", "--runs", 2, "--years", 1, "--seed", 3)


def test_words_come_first(place: Path) -> None:
    result = compare(place, *SHORT)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(
        "The 1,000 simulated people of Our place lived 1 year under block and alliance"
    )
    assert "only 2 runs" in result.stdout


def test_json_is_one_object_and_nothing_else(place: Path) -> None:
    result = compare(place, *SHORT, "--json", "--threads", 2)
    data = json.loads(result.stdout)
    assert (data["runs"], data["years"], data["seed"]) == (2, 1, 3)
    command = data["provenance"]["command"]
    assert command == f"commonweal compare {place} --regimes block,alliance --runs 2 --years 1 --seed 3"


def test_the_command_in_the_json_makes_the_same_json(place: Path) -> None:
    first = compare(place, *SHORT, "--json")
    again = CliRunner().invoke(
        main, [*json.loads(first.stdout)["provenance"]["command"].split()[1:], "--json"]
    )
    assert again.stdout == first.stdout


def test_a_report_is_written_and_named(place: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = compare(place, *SHORT, "--report", report)
    assert result.exit_code == 0, result.output
    assert str(report) in result.stderr
    assert f"--report {report}" in report.read_text()


def test_a_regime_can_be_a_file(place: Path, tmp_path: Path) -> None:
    regime = tmp_path / "open.toml"
    regime.write_text('name = "open"\nbase = "block"\n[dials]\nopen_door = 1.0\n')
    result = compare(place, "--regimes", f"block,{regime}", "--runs", 1, "--years", 1, "--json")
    assert json.loads(result.stdout)["regimes"] == ["block", "open"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--regimes", "block,blok"), "blok.*block, targets, alliance"),
        (("--regimes", ","), "regimes: 0 were asked for"),
        (("--runs", 0), "runs: 0 were asked for"),
        (("--years", -2), "years: -2 were asked for"),
        (("--seed", -1), "seed: -1"),
        (("--threads", 0), "threads: 0"),
        (("--years", "ten"), "not a valid integer"),
        (("--report", "/nowhere/at/all/report.html"), "there is no folder /nowhere/at/all"),
        (("--report", "/tmp"), "that is a folder"),
    ],
)
def test_what_cannot_be_done_is_refused_before_any_run(
    place: Path, arguments: tuple[str, object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commonweal.study.compare", lambda *args: pytest.fail("a run was begun"))
    result = compare(place, *SHORT, *arguments)
    assert result.exit_code == 2
    assert re.search(said, result.stderr), result.stderr
    assert result.stdout == ""


def test_a_bad_place_is_told_whole(tmp_path: Path) -> None:
    result = compare(tmp_path, *SHORT)
    assert result.exit_code == 2
    assert "place.toml" in result.stderr
    assert "Traceback" not in result.output


def test_a_parameter_the_lab_does_not_know_is_refused(place: Path, tmp_path: Path) -> None:
    folder = tmp_path / "place"
    write_place(small_place(), folder)
    with (folder / "parameters.csv").open("a") as table:
        table.write("elsa,0.2,,,a slip,assumed\n")
    result = compare(folder, *SHORT)
    assert result.exit_code == 2
    assert "elsa" in result.stderr


def test_ctrl_c_ends_with_130_and_leaves_no_report(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("commonweal.study.compare", interrupted)
    result = compare(place, *SHORT, "--report", tmp_path / "report.html")
    assert result.exit_code == 130
    assert list(tmp_path.iterdir()) == []
    assert "nothing was written" in result.stderr
