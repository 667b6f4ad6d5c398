"""The verbs rehearse and loop: what they say, and going on from a saved state."""

import json
from dataclasses import replace

import pytest
from tests.lab.places import same
from tests.study.places import small_place

from commonweal.lab.checkpoint import load
from commonweal.lab.laws import LAWS
from commonweal.lab.loop import order
from commonweal.lab.mechanisms import MECHANISMS
from commonweal.lab.outcomes import OUTCOMES
from commonweal.place import read_place, write_place
from commonweal.record import read_record

from .rehearsals import commonweal, refused, rehearse

KEYS = [
    "place", "regime", "seed", "years", "people", "outcomes", "record_hash", "record", "partial", "laws",
    "seconds", "person_weeks_per_second", "assumed_share",
]  # fmt: skip


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
    refused(rehearse(place, *again, "--seed", 2, years=2), "its own seed (1)", "leave --seed and --without away")
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
