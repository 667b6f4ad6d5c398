"""What leaves the workbench, from the command line; tests/live/gate holds what may leave."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.live.serving.conftest import BEGIN, call, fresh  # noqa: F401 - a fixture is asked for by its name

PLYMOUTH = Path(__file__).parents[2] / "places/plymouth"
DEMO = (
    BEGIN
    + f"""
from commonweal.live.serving.demo import load
from commonweal.place import read_place
from django.conf import settings
load(read_place({str(PLYMOUTH)!r}), settings.HOME)
"""
)
STEWARD = ("--as", "steward@demo.invalid")


@pytest.fixture
def plymouth(fresh):  # noqa: F811 - a fixture is asked for by its name
    """A workbench with Plymouth in it."""
    env = fresh()
    subprocess.run([sys.executable, "-c", DEMO], env=env, check=True, timeout=120)
    return env


@pytest.mark.slow
def test_plymouth_goes_in_and_comes_out_the_same(plymouth, tmp_path):
    out, record = tmp_path / "out", tmp_path / "record"
    told = call(plymouth, "export", "place", "plymouth", "--out", out, "--from", PLYMOUTH, *STEWARD)
    assert told.returncode == 0, told.stderr
    assert "60 teams, 360 skills, 240 thresholds, 17 fund" in told.stdout
    checks = [call(plymouth, "check", folder).stdout for folder in (PLYMOUTH, out)]
    assert "No faults." in checks[1]
    assert checks[0] == checks[1]
    told = call(plymouth, "export", "record", "plymouth", "--out", record, "--as", "Researcher@demo.invalid")
    assert told.returncode == 0, told.stderr
    assert "60 services" in told.stdout
    for words in (
        ("record", "describe", record),
        *(("lens", name, record) for name in ("skills", "thresholds", "money")),
    ):
        answered = call(plymouth, *words)
        assert answered.returncode == 0, answered.stderr
    assert "£232,954,985 was spent" in answered.stdout  # the last of the three: the example year of the demonstration
    assert "The chain holds" in call(plymouth, "audit", "verify").stdout


@pytest.mark.slow
def test_what_cannot_be_done_is_one_message(plymouth, tmp_path):
    out = tmp_path / "out"
    for words, said in (
        (("record", "plymouth", "--out", tmp_path, *STEWARD), "is there already"),
        (("record", "nowhere", "--out", out, *STEWARD), "the workbench has no place nowhere"),
        (("record", "plymouth", "--out", out, "--as", "nobody@demo.invalid"), "knows no user nobody@demo.invalid"),
        (("record", "plymouth", "--out", out, "--as", "worker@demo.invalid"), "you may not export record here"),
        (("place", "plymouth", "--out", out, *STEWARD), "does not hold how many people live in each area"),
        (("place", "plymouth", "--out", out, "--from", tmp_path, *STEWARD), "place.toml: the file is missing"),
    ):
        told = call(plymouth, "export", *words)
        assert (told.returncode, told.stdout) == (2, ""), words
        assert said in told.stderr
        assert "Traceback" not in told.stderr
        assert not out.exists()


def test_where_there_is_no_workbench_it_says_so(fresh, tmp_path):  # noqa: F811 - a fixture is asked for by its name
    told = call(fresh(), "export", "record", "plymouth", "--out", tmp_path / "out", *STEWARD)
    assert told.returncode == 2
    assert "there is no workbench in" in told.stderr
