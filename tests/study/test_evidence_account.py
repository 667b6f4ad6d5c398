"""The account of the evidence leaves nothing out and counts what it shows."""

import json

from tests.study.places import small_place

from commonweal.study.account import as_data
from commonweal.study.account_text import account_text
from commonweal.study.evidence import Evidence
from commonweal.study.evidence_account import evidence_account, row
from commonweal.study.interval import Interval
from commonweal.study.pattern import read_patterns
from commonweal.study.verdict import CANNOT, HOLDS, NOT, Seen, Shown

PATTERNS = read_patterns()
SEEN = Seen("burden", Interval(-0.0123, -0.02, -0.004, 8), "need-units a person")


def found() -> Evidence:
    """The first row holds, the second does not, of the rest nothing can be said."""
    verdicts = [HOLDS, NOT, *[CANNOT] * (len(PATTERNS) - 2)]
    rows = [(pattern, Shown((SEEN,), said, "")) for pattern, said in zip(PATTERNS, verdicts, strict=True)]
    return Evidence(small_place(), (3, 4), 3, tuple(rows))


def test_every_row_stands_in_exactly_one_table() -> None:
    heads = [cells[0] for part in evidence_account(found()).parts for sheet in part.sheets for cells in sheet.rows]
    assert sorted(head.split()[0] for head in heads) == sorted(pattern.id for pattern in PATTERNS)


def test_the_answer_counts_what_holds_and_what_does_not() -> None:
    answer = evidence_account(found()).says[0]
    assert f"Of {len(PATTERNS)} published patterns, 1 hold in the lab, 1 do not, and of {len(PATTERNS) - 2}" in answer


def test_a_row_says_source_interval_use_and_verdict() -> None:
    cells = row(PATTERNS[0], Shown((SEEN,), NOT, "because"))
    assert "Hard Edges" in cells[1]
    assert cells[2] == "0.35 to 0.42 (share)"
    assert "\N{MINUS SIGN}0.0123 (\N{MINUS SIGN}0.0200 to \N{MINUS SIGN}0.00400)" in cells[3]
    assert cells[4:] == ("for calibration", NOT, "because")


def test_turnover_is_said_to_be_fitted() -> None:
    (pattern,) = (each for each in PATTERNS if each.id == "P16")
    assert row(pattern, Shown((), HOLDS, ""))[4] == "fitted"


def test_programs_get_every_row_with_its_interval() -> None:
    data = json.loads(json.dumps(as_data(evidence_account(found())), allow_nan=False))
    assert [each["id"] for each in data["rows"]] == [pattern.id for pattern in PATTERNS]
    assert data["rows"][0]["shown"][0]["low"] == -0.02
    assert data["counts"]["level"][HOLDS] == 1


def test_text_begins_with_the_answer() -> None:
    text = account_text(evidence_account(found()))
    assert text.index("published patterns, 1 hold") < text.index("Against targets")
