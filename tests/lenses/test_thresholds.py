import numpy as np
import pytest
from tests.lenses.doors.lived import lived
from tests.lenses.doors.rows import doors_with_lines, gave_up, no, spell, yes
from tests.lenses.making import made

from commonweal.lenses import get_lens, show
from commonweal.lenses.doors.sheets import ASK, CHANCE
from commonweal.lenses.thresholds import LENS
from commonweal.record import RecordError


def test_it_is_found_by_name():
    assert get_lens("thresholds") is LENS


def test_it_says_who_is_refused_and_what_followed(tmp_path):
    rows = [no(person) for person in range(1, 41)] + [yes(person) for person in range(41, 101)]
    rows += [gave_up(person, 30) for person in range(41, 71)]
    record = made(tmp_path / "r", {"referrals": rows, "spells": [spell(p, 40, service="b") for p in range(1, 11)]})
    finding = show(LENS.look(record))
    assert "40% (95% interval" in finding.say()
    told = {(row["weeks"], row["where"]): row["people"] for row in finding.table.rows}
    assert told[4, "known to nobody"] == 40
    assert told[13, "helped by another service"] == 10
    assert finding.number("gave_up").value == 0.5


def test_a_line_raised_half_way_shows_as_more_refusals_at_its_clause_and_a_lowered_one_as_fewer(tmp_path):
    for after, sign in ((0.45, 1), (0.15, -1)):
        finding = LENS.look(doors_with_lines(tmp_path / str(after), 5, after=after))
        change = finding.number("refused_change")
        assert min(sign * change.low, sign * change.high) > 0
        halves = next(sheet for sheet in finding.more if "half" in sheet.title)
        assert {row["clause"]: row["answer"] for row in halves.rows}["least severity"] == "worth asking about"
        quarters = next(sheet for sheet in finding.more if sheet.title.startswith("By quarter"))
        share = [row["share"] for row in quarters.rows if row["clause"] == "least severity"]
        assert sign * (np.mean(share[4:]) - np.mean(share[:4])) > 0.08


def test_where_nothing_was_planted_it_is_quiet(tmp_path):
    loud = 0
    for seed in range(20):
        finding = LENS.look(doors_with_lines(tmp_path / str(seed), seed, doors=3))
        halves = next(sheet for sheet in finding.more if "half" in sheet.title)
        loud += any(row["answer"] == "worth asking about" for row in halves.rows)
    assert loud <= 4  # one in twenty is expected; five or more come once in 400


def test_a_fudged_door_is_counted_and_no_other(tmp_path):
    finding = LENS.look(doors_with_lines(tmp_path / "r", 3, fudge=0.9))
    assert finding.number("doors_with_heaps").value == 1
    assert finding.number("doors_looked_at").value == 6


@pytest.mark.parametrize("rows", [[], [gave_up(1)]])
def test_without_an_answer_it_cannot_tell(tmp_path, rows):
    finding = LENS.look(made(tmp_path / "r", {"referrals": rows}))
    assert finding.say().startswith("Cannot tell")


def test_what_a_record_lacks_is_said(tmp_path):
    told = " ".join(LENS.look(made(tmp_path / "r", {"referrals": [no(1), yes(2)]})).cannot_tell)
    for what in ("neither spells nor contacts", "no later scores", "no spells", "lacks scores at doors"):
        assert what in told


@pytest.mark.parametrize("chosen", [{"weeks": "4,x"}, {"weeks": ""}, {"weeks": "0"}, {"near": "0"}, {"near": 2.0}])
def test_an_option_that_makes_no_sense_is_refused(tmp_path, chosen):
    record = made(tmp_path / "r", {"referrals": [no(1)]})
    with pytest.raises(RecordError, match="option"):
        LENS.look(record, **chosen)


def test_the_same_record_gives_the_same_finding(tmp_path):
    record = doors_with_lines(tmp_path / "r", 2, fudge=0.3)
    assert LENS.look(record).to_json() == LENS.look(record).to_json()


@pytest.mark.parametrize(("moved", "answer"), [(0.2, ASK), (-0.1, ASK), (0.0, CHANCE)])
def test_lines_moved_in_a_rehearsal_are_seen_at_their_clause_and_unmoved_ones_are_not(tmp_path, moved, answer):
    finding = LENS.look(lived(tmp_path / "r", moved, seed=3))
    halves = next(sheet for sheet in finding.more if "half" in sheet.title)
    row = next(row for row in halves.rows if row["clause"] == "least severity")
    assert row["answer"] == answer
    if moved:
        assert moved * (row["second_half"] - row["first_half"]) > 0
    assert not finding.number("doors_with_heaps").value
    assert finding.number("nobody_26").value > 0.3  # most who are refused are seen by nobody for half a year
