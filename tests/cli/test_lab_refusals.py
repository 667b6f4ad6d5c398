"""What `commonweal rehearse` refuses: one message, exit code 2, and nothing written."""

import os

import pytest

from commonweal.lab.mechanisms import MECHANISMS
from commonweal.lab.regime import SHIPPED

from .rehearsals import commonweal, refused, rehearse

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
    (odd / "parameters.csv").write_text("name,value,unit,meaning,source,certainty\ngravity,9.81,,,none,assumed\n")
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


@pytest.mark.parametrize("missing", [("rehearse",), ("rehearse", "somewhere"), ("rehearse", "--regime", "block")])
def test_what_is_left_out_is_asked_for(missing):
    result = commonweal(*missing)
    assert result.exit_code == 2
    assert "Missing" in result.stderr
