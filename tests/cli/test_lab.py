"""The verbs rehearse and loop: what they say, what they refuse, and what is left when they are stopped."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.lab.places import same
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.lab.checkpoint import load
from commonweal.lab.laws import LAWS
from commonweal.lab.loop import order
from commonweal.lab.mechanisms import MECHANISMS
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.regime import SHIPPED
from commonweal.place import read_place, write_place
from commonweal.record import read_record

KEYS = [
    "place", "regime", "seed", "years", "people", "outcomes", "record_hash", "record", "partial", "laws",
    "seconds", "person_weeks_per_second", "assumed_share",
]  # fmt: skip


def commonweal(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return write_place(small_place(), tmp_path_factory.mktemp("places") / "small")


def rehearse(place: Path, *arguments: object, regime: object = "targets", years: object = 1) -> Result:
    return commonweal("rehearse", place, "--regime", regime, "--years", years, *arguments)


def refused(result: Result, *words: str, lines: int = 1) -> None:
    """One message on standard error, exit code 2, nothing on standard output."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == lines, result.stderr
    for word in words:
        assert word in result.stderr


# What it says


def test_json_says_what_came_of_it(place):
    result = rehearse(place, "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert list(said) == KEYS
    assert (said["place"], said["regime"], said["seed"], said["years"], said["people"]) == (
        "our-place",
        "targets",
        1,
        1,
        1000,
    )
    assert [row["name"] for row in said["outcomes"]] == list(OUTCOMES)
    for row in said["outcomes"]:
        assert set(row) == {"name", "unit", "value"}
        assert row["unit"] == OUTCOMES[row["name"]].unit
        assert row["value"] is None or isinstance(row["value"], float)
    assert [row["law"] for row in said["laws"]] == list(LAWS)
    assert all(0 <= row["largest_residual"] < 1e-3 for row in said["laws"])
    assert len(said["record_hash"]) == 64
    assert said["seconds"] > 0
    assert said["person_weeks_per_second"] > 0
    assert (said["record"], said["partial"]) == (None, False)
    assert 0 <= said["assumed_share"] <= 1


def test_what_cannot_be_told_is_null_in_json_and_words_in_text(place):
    """Where nobody asks for help, nobody waits."""
    said = json.loads(rehearse(place, "--json", "--without", "seeking").stdout)
    assert {row["name"]: row["value"] for row in said["outcomes"]}["wait"] is None
    assert "cannot tell" in rehearse(place, "--without", "seeking").stdout


def test_text_says_the_same_to_people(place):
    result = rehearse(place)
    assert result.exit_code == 0
    said = json.loads(rehearse(place, "--json").stdout)
    assert said["record_hash"] in result.stdout
    assert "our-place under targets: 1,000 people, 1 years, seed 1" in result.stdout
    assert "compare" in result.stdout
    for name, outcome in OUTCOMES.items():
        assert f"  {name} " in result.stdout
        assert outcome.unit in result.stdout
    assert all(meaning in result.stdout for meaning in LAWS.values())
    assert "assumed" in result.stdout
    assert "PARTIAL" not in result.stdout


def test_the_same_seed_is_the_same_record_on_any_threads_and_another_is_not(place):
    hashes = [
        json.loads(rehearse(place, "--json", *more).stdout)["record_hash"]
        for more in ((), ("--threads", 2), ("--seed", 1), ("--seed", 2))
    ]
    assert hashes[0] == hashes[1] == hashes[2] != hashes[3]


def test_a_record_is_kept_where_it_is_asked_for(place, tmp_path):
    said = json.loads(rehearse(place, "--json", "--out", tmp_path / "new" / "record").stdout)
    record = read_record(tmp_path / "new" / "record")
    record.verify()
    assert (record.hash, str(record.folder)) == (said["record_hash"], said["record"])
    assert record.provenance["place_hash"] == read_place(place).hash


def test_without_a_folder_nothing_is_kept(place, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert rehearse(place).exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_a_regime_may_be_a_file(place, tmp_path):
    file = tmp_path / "ours.toml"
    file.write_text('name = "ours"\nbase = "targets"\n[dials]\nlearn = 0.05\n')
    assert json.loads(rehearse(place, "--json", regime=file).stdout)["regime"] == "ours"


def test_a_mechanism_taken_away_is_another_world(place, tmp_path):
    rehearse(place, "--without", "tenders, shocks", "--out", tmp_path / "r")
    world = read_record(tmp_path / "r").provenance["parameters"]["world"]
    assert (world["tendering"], world["lam"]) == (0, 0)


def test_mechanisms_can_be_listed_by_themselves():
    result = commonweal("rehearse", "--without", "list")
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(MECHANISMS)
    assert all(mechanism.meaning in result.stdout for mechanism in MECHANISMS.values())


def test_loop_prints_the_order_of_a_week():
    result = commonweal("loop")
    assert result.exit_code == 0
    assert result.stdout == order() + "\n"


# Saving and going on


def test_saved_and_gone_on_from_it_ends_where_one_run_ends(place, tmp_path):
    first, rest, whole = tmp_path / "first", tmp_path / "rest", tmp_path / "whole"
    assert rehearse(place, "--save", first, "--seed", 5).exit_code == 0
    said = json.loads(rehearse(place, "--resume", first, "--save", rest, "--json", years=2.5).stdout)
    assert rehearse(place, "--save", whole, "--seed", 5, years=2.5).exit_code == 0
    assert (said["seed"], said["years"]) == (5, 1.5)
    assert same(load(rest), load(whole)) == []
    assert load(rest).week == 208 + 130


def test_what_comes_with_a_saved_state_cannot_be_given_again(place, tmp_path):
    assert rehearse(place, "--save", tmp_path / "saved").exit_code == 0
    again = ("--resume", tmp_path / "saved")
    assert rehearse(place, *again, "--seed", 1, years=1.25).exit_code == 0
    refused(
        rehearse(place, *again, "--seed", 2, years=2), "its own seed (1)", "leave --seed and --without away"
    )
    refused(rehearse(place, *again, "--without", "shocks", years=2), "its own seed (1) and world")
    refused(rehearse(place, *again), "has lived 1 years", "must be more")


def test_a_saved_state_of_another_place_is_refused(place, tmp_path):
    other = replace(small_place(), manifest=replace(small_place().manifest, title="Elsewhere"))
    write_place(other, tmp_path / "other")
    assert rehearse(place, "--save", tmp_path / "saved", years=0.25).exit_code == 0
    refused(rehearse(tmp_path / "other", "--resume", tmp_path / "saved"), "another place")


@pytest.mark.parametrize("content", [b"", b"garbage\n", b"PK\x03\x04 torn"])
def test_garbage_is_not_gone_on_from(place, tmp_path, content):
    (tmp_path / "saved").write_bytes(content)
    refused(rehearse(place, "--resume", tmp_path / "saved"), str(tmp_path / "saved"), "no saved rehearsal")
    refused(rehearse(place, "--resume", tmp_path / "nowhere"), "No such file")


def test_where_it_cannot_be_saved_it_says_so_before_the_long_run(place, tmp_path):
    out = tmp_path / "record"
    refused(rehearse(place, "--save", tmp_path / "no" / "such", "--out", out), "cannot be written")
    refused(rehearse(place, "--save", tmp_path, "--out", out), "cannot be written")
    assert list(tmp_path.iterdir()) == []


# What it refuses


BAD = {
    "an unknown regime": ({"regime": "anarchy"}, ("'anarchy'", *SHIPPED)),
    "years of nothing": ({"years": 0}, ("years is 0", "0.25..200")),
    "years before": ({"years": -1}, ("years is -1", "0.25..200")),
    "no number of years": ({"years": "nan"}, ("years is nan",)),
    "endless years": ({"years": "inf"}, ("years is inf",)),
    "too many years": ({"years": 1e9}, ("years is 1e+09", "0.25..200")),
    "a seed below nothing": ({"more": ("--seed", -1)}, ("seed is -1", "0..2^63-1")),
    "a seed too great": ({"more": ("--seed", 2**63)}, ("seed is 9223372036854775808",)),
    "no threads": ({"more": ("--threads", 0)}, ("threads is 0", "1..1024")),
    "an unknown mechanism": ({"more": ("--without", "gravity")}, ("'gravity'", *MECHANISMS)),
    "two unknown ones": ({"more": ("--without", "gravity,shocks,hope")}, ("'gravity', 'hope'",)),
}


@pytest.mark.parametrize("what", BAD)
def test_what_it_cannot_do_it_refuses_in_one_message(place, tmp_path, what):
    given, words = BAD[what]
    given = dict(given)
    more = given.pop("more", ())
    refused(rehearse(place, *more, "--out", tmp_path / "record", **given), *words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[dials]\nproxi = 1\n", ("proxi", "allowed: ", "proxy", "open_door")),
        ("[dials]\nproxy = 3\n", ("proxy", "is 3", "0..2")),
        ('[dials]\nproxy = "much"\n', ("proxy is 'much'", "must be a number")),
        ("outcome = 1\n", ("outcome", "allowed: base, dials")),
        ("[dials\n", ("not TOML",)),
    ],
)
def test_a_regime_that_cannot_be_read_is_refused(place, tmp_path, text, words):
    file = tmp_path / "odd.toml"
    file.write_text(text)
    refused(rehearse(place, "--out", tmp_path / "record", regime=file), "odd.toml", *words)
    assert not (tmp_path / "record").exists()


def test_a_place_with_faults_is_refused_fault_by_fault(place, tmp_path):
    refused(rehearse(tmp_path / "nowhere"), "cannot be used as a place", lines=2)
    broken = tmp_path / "broken"
    broken.mkdir()
    for path in place.iterdir():
        (broken / path.name).write_bytes(path.read_bytes())
    teams = broken / "teams.csv"
    teams.write_text(teams.read_text().replace(",1.2,", ",-1,"))
    result = rehearse(broken, "--out", tmp_path / "record")
    refused(result, "teams.csv", "fte", f"commonweal check {broken}", lines=7)
    assert not (tmp_path / "record").exists()


def test_a_parameter_that_the_lab_does_not_know_is_refused(place, tmp_path):
    odd = tmp_path / "odd"
    odd.mkdir()
    for path in place.iterdir():
        (odd / path.name).write_bytes(path.read_bytes())
    (odd / "parameters.csv").write_text(
        "name,value,unit,meaning,source,certainty\ngravity,9.81,,,none,assumed\n"
    )
    refused(rehearse(odd), "'gravity' is not one of the world's", "omega")


def test_a_folder_that_is_taken_or_cannot_be_is_refused(place, tmp_path):
    (tmp_path / "file").write_text("mine")
    refused(rehearse(place, "--out", tmp_path), "something here already")
    refused(rehearse(place, "--out", tmp_path / "file"), "something here already")
    refused(rehearse(place, "--out", tmp_path / "file" / "record"), "no record can be made here")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("file", "mine")]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_may_not_be_written_to_is_refused(place, tmp_path):
    tmp_path.chmod(0o500)
    try:
        refused(rehearse(place, "--out", tmp_path / "record"), "no record can be made here")
        refused(rehearse(place, "--save", tmp_path / "saved"), "cannot be written")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    "missing", [("rehearse",), ("rehearse", "somewhere"), ("rehearse", "--regime", "block")]
)
def test_what_is_left_out_is_asked_for(missing):
    result = commonweal(*missing)
    assert result.exit_code == 2
    assert "Missing" in result.stderr


# Stopped by hand


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
