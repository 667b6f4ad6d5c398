"""`commonweal calibrate`: what it prints, writes and refuses."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.cli.rehearsals import commonweal, refused
from tests.study.places import small_place

from commonweal.place import write_place

TARGETS = """
[parameters]
drop = [0.002, 0.03]
tau0 = [0.0005, 0.005]
[[target]]
name = "exits"
what = "drop_outs"
low = 0.05
high = 0.6
source = "planted"
[[target]]
name = "failing"
what = "handoffs_failed"
value = 0.5
error = 0.2
source = "planted"
use = "held out"
"""
SHORT = ("--runs", 2, "--years", 1, "--points", 10, "--waves", 1, "--draws", 3)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_place(small_place(), tmp_path_factory.mktemp("places") / "small")


@pytest.fixture
def targets(tmp_path: Path) -> Path:
    (tmp_path / "targets.toml").write_text(TARGETS)
    return tmp_path / "targets.toml"


def fingerprint(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*"))}


@pytest.mark.slow
def test_it_tells_writes_and_leaves_the_place_as_it_was(place: Path, targets: Path, tmp_path: Path) -> None:
    before, out = fingerprint(place), tmp_path / "out"
    result = commonweal("calibrate", place, "--targets", targets, "--out", out, *SHORT)
    assert result.exit_code == 0, result.output
    assert "is not implausible for 1 target, by emulators" in " ".join(result.stdout.split())
    assert "These were never fitted to." in result.stdout
    assert fingerprint(place) == before
    (evidence,) = out.glob("*-evidence.json")
    assert "commonweal calibrate" in json.loads(evidence.read_text())["command"]
    (parameters,) = out.glob("parameters-*.csv")
    assert {line.split(",")[0] for line in parameters.read_text().splitlines()[1:]} == {"drop", "tau0"}
    again = commonweal("calibrate", place, "--targets", targets, "--out", out, *SHORT)
    refused(again, "is there already")


def test_the_same_seed_gives_the_same_json(place: Path, targets: Path) -> None:
    one, two = (commonweal("calibrate", place, "--targets", targets, "--json", *SHORT) for _ in range(2))
    assert one.exit_code == 0, one.output
    assert one.stdout == two.stdout
    data = json.loads(one.stdout)
    assert set(data["parameters"]) == {"drop", "tau0"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--points", 3), ("--points is 3",)),
        (("--runs", 1), ("--runs is 1",)),
        (("--seed", -1), ("seed", "-1")),
        (("--waves", 0), ("--waves is 0",)),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    place: Path, targets: Path, options: tuple[object, ...], words: tuple[str, ...]
) -> None:
    refused(commonweal("calibrate", place, "--targets", targets, *options), *words)


def test_files_that_cannot_be_are_refused(place: Path, targets: Path, tmp_path: Path) -> None:
    refused(commonweal("calibrate", place, "--targets", tmp_path / "none.toml"), "none.toml cannot be read")
    inside = commonweal("calibrate", place, "--targets", targets, "--out", place / "new")
    refused(inside, "never changed")
    assert not (place / "new").exists()
    targets.write_text(TARGETS.replace("drop_outs", "droop"))
    refused(commonweal("calibrate", place, "--targets", targets), "target 1 (exits)", "droop")
