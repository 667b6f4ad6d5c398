"""The page of evidence has every published pattern, with the verdict that was found and no other."""

import json
from pathlib import Path

import pytest
from scripts import evidence as page_of

from commonweal.place import read_place
from commonweal.study.evidence import evidence_jobs, judged
from commonweal.study.pattern import read_patterns
from commonweal.study.pursue import pursue

ROOT = Path(__file__).parents[2]
PAGE, FOUND = (ROOT / "docs/evidence.md").read_text(), json.loads((ROOT / "docs/evidence.json").read_text())
CHEAP = "P29"  # one ground, one regime


def test_every_pattern_is_on_the_page_once_and_no_other() -> None:
    section = PAGE[PAGE.index(page_of.BEGIN) : PAGE.index(page_of.END)]
    heads = [line.split()[1] for line in section.splitlines() if line.startswith("| ") and line[2] in "PTFI"]
    assert sorted(heads) == sorted(pattern.id for pattern in read_patterns())


def test_the_page_says_what_was_found() -> None:
    assert page_of.fresh(PAGE, FOUND) == PAGE, "docs/evidence.md is stale: run `.venv/bin/python scripts/evidence.py`"


def test_what_was_found_is_of_the_patterns_as_they_stand() -> None:
    found = [page_of.read_row(row)[0] for row in FOUND["rows"]]
    assert found == list(read_patterns()), "make docs/evidence.json anew: scripts/evidence.py says how"


def test_a_verdict_that_was_turned_is_noticed() -> None:
    turned = PAGE.replace("| does not hold |", "| holds |", 1)
    assert turned != PAGE
    assert page_of.fresh(turned, FOUND) == PAGE


def test_the_rest_of_the_page_is_left_alone() -> None:
    own = PAGE + "\nA line by somebody else.\n"
    assert page_of.fresh(own, FOUND) == own
    assert "A word.\n" in page_of.fresh("# Evidence\n\nA word.\n", FOUND)


@pytest.mark.slow
def test_a_cheap_row_comes_out_as_stored() -> None:
    chosen = [pattern for pattern in read_patterns() if pattern.id == CHEAP]
    place, made = read_place(ROOT / "places/reference"), FOUND["provenance"]
    jobs = evidence_jobs(place, made["runs"], made["years"], 1, chosen)
    results = pursue([job for each in jobs.values() for job in each])
    ((_, shown),) = judged(place, jobs, results, chosen).rows
    (stored,) = (row for row in FOUND["rows"] if row["id"] == CHEAP)
    assert shown.verdict == stored["verdict"]
    assert [each.value.mean for each in shown.seen] == pytest.approx([each["mean"] for each in stored["shown"]])
