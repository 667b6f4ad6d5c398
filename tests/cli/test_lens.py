import json
from datetime import date

import pytest
from click.testing import CliRunner
from tests.lenses.making import made

from commonweal.cli import main
from commonweal.lenses import LENSES


@pytest.fixture
def record(tmp_path):
    contacts = [
        {"person": p, "service": s, "date": date(2024, 1, 1 + k)} for p in range(40) for k, s in enumerate("aba")
    ]
    return made(tmp_path / "r", {"contacts": contacts}).folder


def run(*words):
    return CliRunner().invoke(main, ["lens", *map(str, words)])


def test_a_lens_answers_in_words_and_in_json(record):
    said = run("handoffs", record)
    assert said.exit_code == 0
    assert "Each person changed service 2 " in said.output
    told = json.loads(run("handoffs", record, "--json").output)
    assert told["lens"] == "handoffs"
    assert told["numbers"]["changes_per_case"] == {
        "value": 2.0, "low": 2.0, "high": 2.0, "n": 40, "unit": "changes a person", "meaning": "changes of service",
    }  # fmt: skip
    assert set(told) >= {"question", "sentence", "table", "cannot_tell", "coverage"}


def test_the_list_has_every_lens_with_its_question():
    told = json.loads(run("list", "--json").output)
    assert list(told) == list(LENSES)
    assert "how often are people handed on" in run("list").output.lower()


def test_all_makes_one_page_and_one_json(record, tmp_path):
    said = run("all", record, "--report", tmp_path / "all.html")
    assert said.exit_code == 0, said.output
    page = (tmp_path / "all.html").read_text()
    assert all(f'id="{name}"' in page for name in LENSES)
    told = json.loads(run("all", record, "--json").output)
    assert [each["lens"] for each in told["lenses"]] == list(LENSES)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("handoffs", "nowhere"), "there is no such folder"),
        (("handoffs", "RECORD", "--set", "pairs"), "write it as NAME=VALUE"),
        (("handoffs", "RECORD", "--set", "pairs=x"), "Give a whole number"),
        (("handoffs", "RECORD", "--least", "3"), "least is 3"),
        (("handoffs", "RECORD", "--report", "no/where.html"), "there is no folder no"),
    ],
)
def test_what_is_wrong_is_one_message_and_nothing_is_written(record, words, said):
    found = run(*(record if word == "RECORD" else word for word in words))
    assert found.exit_code == 2
    assert said in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1


def test_a_stricter_place_shows_less(record):
    told = json.loads(run("handoffs", record, "--least", "50", "--json").output)
    assert told["numbers"]["people"]["value"] is None
    assert told["numbers"]["changes_per_case"]["value"] is None
