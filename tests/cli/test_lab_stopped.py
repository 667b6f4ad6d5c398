"""What `commonweal rehearse` leaves when it is stopped by hand: a record that says so, or nothing."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.study.places import small_place

from commonweal.lab.checkpoint import load
from commonweal.place import write_place
from commonweal.record import read_record


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """A place whose two hundred years take a while."""
    return staffed(20_000, tmp_path_factory.mktemp("places") / "large")


@pytest.fixture(scope="module")
def huge(tmp_path_factory) -> Path:
    """A place whose every quarter takes a while."""
    return staffed(400_000, tmp_path_factory.mktemp("places") / "huge")


def staffed(people: int, folder: Path) -> Path:
    place = small_place(people)
    teams = tuple(replace(team, fte=people / 1000) for team in place.teams)
    return write_place(replace(place, teams=teams), folder)


def start(place: Path, room: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a long rehearsal; its record is made in room/record, its hidden folder beside it."""
    said = [
        sys.executable,
        "-c",
        "from commonweal.cli import main; main()",
        "rehearse",
        str(place),
        "--regime",
        "block",
    ]
    said += ["--years", "200", "--out", str(room / "record"), *arguments]
    return subprocess.Popen(said, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], room: Path, pattern: str) -> None:
    """Wait until the run has written something of the kind."""
    until = time.monotonic() + 300
    while not list(room.glob(pattern)):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until, "it never came so far"
        time.sleep(0.02)


YEARS = ".record.tmp-*/contacts.parquet"
BEGUN = ".record.tmp-*"


@pytest.mark.slow
@pytest.mark.parametrize("threads", ["1", "2"])
def test_stopped_in_mid_run_it_leaves_a_record_that_says_so(large, tmp_path, threads):
    process = start(large, tmp_path, "--threads", threads, "--json", "--save", str(tmp_path / "saved"))
    wait_for(process, tmp_path, YEARS)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 130, err
    assert err.endswith("Stopping at the end of this quarter; once more to drop everything.\n")
    said = json.loads(out)
    record = read_record(tmp_path / "record")
    record.verify()
    assert record.partial
    assert said["partial"]
    assert said["record_hash"] == record.hash
    assert f"stopped after {said['years']:g} of 200 years" in record.manifest.why_partial
    assert load(tmp_path / "saved").week == 208 + said["years"] * 52
    assert sorted(path.name for path in tmp_path.iterdir()) == ["record", "saved"]


@pytest.mark.slow
def test_stopped_before_the_years_began_it_leaves_nothing(large, tmp_path):
    process = start(large, tmp_path)
    wait_for(process, tmp_path, BEGUN)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert (process.returncode, out) == (130, "")
    assert err.endswith("commonweal: stopped; no record was left\n")
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_stopped_twice_it_stops_at_once_and_leaves_nothing(huge, tmp_path):
    process = start(huge, tmp_path)
    wait_for(process, tmp_path, BEGUN)
    process.send_signal(signal.SIGINT)
    assert process.stderr is not None
    while not (line := process.stderr.readline()).startswith("Stopping at the end"):
        assert line  # first use says that it compiles
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=300)
    assert (process.returncode, out) == (130, "")
    assert err == "commonweal: stopped; no record was left\n"
    assert list(tmp_path.iterdir()) == []
