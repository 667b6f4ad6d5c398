from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lenses.doors.rows import DAY, day, gave_up, need, no, spell, yes
from tests.lenses.making import END, made

from commonweal.lenses.doors.aftermath import STATES, follow
from commonweal.lenses.doors.answers import read_answers
from commonweal.record import Coverage, TableCoverage

SAME, OTHER, TAKEN, AGAIN, TOUCH, NOBODY = STATES


def states(record, weeks):
    """Where people are, by state, those with nobody left out."""
    counts = follow(record, read_answers(record)).counts(weeks)
    return {state: int(count) for state, count in zip(STATES, counts, strict=True) if count}


def meeting(person, after, service="a", kind="meeting"):
    return {"person": person, "service": service, "date": day(after), "kind": kind}


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ({"spells": [spell(1, 10)]}, SAME),
        ({"spells": [spell(1, 10, service="b")]}, OTHER),
        ({"spells": [spell(1, -40, 5, "b")]}, OTHER),  # already with another, and still
        ({"spells": [spell(1, -40, -2, "b")]}, NOBODY),
        ({"spells": [spell(1, 29)]}, NOBODY),
        ({"spells": [spell(1, 20, service="b"), spell(1, 25)]}, SAME),
        ({"referrals": [yes(1, 7)]}, TAKEN),
        ({"referrals": [yes(1, 0, "b")]}, TAKEN),  # the same day, at another door
        ({"referrals": [yes(1, 7), gave_up(1, 9)]}, TAKEN),
        ({"referrals": [no(1, 28)]}, AGAIN),
        ({"referrals": [no(1, 0, "b")]}, AGAIN),
        ({"referrals": [gave_up(1, 3)]}, TOUCH),
        ({"contacts": [meeting(1, 8, kind="follow_up")]}, TOUCH),
        ({"contacts": [meeting(1, 0, kind="assessment")]}, NOBODY),  # that which led to the refusal
        ({"contacts": [meeting(1, 8, "b", "review")]}, OTHER),
        ({"contacts": [meeting(1, 8)]}, SAME),
        ({"needs": [need(1, 0, 0.3)]}, NOBODY),
        ({"needs": [need(1, 3, 0.3)]}, TOUCH),
        ({}, NOBODY),
    ],
)
def test_where_somebody_is_four_weeks_after_a_refusal(tmp_path, later, state):
    tables = {"referrals": [], "spells": [], "contacts": [], "needs": []} | later
    tables["referrals"] = [no(1), *tables["referrals"], no(2)]  # the second has no later row
    record = made(tmp_path / "r", tables, services=["a", "b"])
    expected = {NOBODY: 2} if state == NOBODY else {state: 1, NOBODY: 1}
    assert states(record, 4) == expected


def test_each_person_is_followed_once_from_the_first_refusal(tmp_path):
    record = made(tmp_path / "r", {"referrals": [no(1, 0), no(1, 30), no(1, 60)], "spells": [spell(1, 65)]})
    assert states(record, 4) == {NOBODY: 1}
    assert states(record, 6) == {AGAIN: 1}
    assert states(record, 13) == {SAME: 1}


def test_whose_weeks_are_not_wholly_in_the_record_is_left_out_and_not_taken_for_lost(tmp_path):
    end = (END - DAY).days
    record = made(tmp_path / "r", {"referrals": [no(1, end - 28), no(2, end - 27)], "spells": []})
    found = follow(record, read_answers(record))
    assert found.whole(4).tolist() == [True, False]
    assert found.counts(4).sum() == 1
    assert found.counts(5).sum() == 0


def test_the_table_that_ends_first_says_how_far_people_can_be_followed(tmp_path):
    short = TableCoverage("present", DAY, DAY + timedelta(20))
    coverage = Coverage({"referrals": TableCoverage("present", DAY, END), "spells": short})
    record = made(tmp_path / "r", {"referrals": [no(1)], "spells": []}, coverage)
    assert follow(record, read_answers(record)).counts(4).sum() == 0
    assert follow(record, read_answers(record)).counts(2).sum() == 1


def test_without_an_end_of_coverage_nobody_is_followed(tmp_path):
    coverage = Coverage({"referrals": TableCoverage("present")})
    found = follow(
        made(tmp_path / "r", {"referrals": [no(1)]}, coverage),
        read_answers(made(tmp_path / "s", {"referrals": [no(1)]})),
    )
    assert found.last is None
    assert found.counts(4).sum() == 0


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(0, 200), st.booleans()), min_size=1, max_size=20))
def test_everybody_followed_is_in_one_state_and_with_time_only_fewer_are_with_nobody(tmp_path_factory, asked):
    rows = [no(p, d) if refused else yes(p, d) for p, d, refused in asked]
    record = made(tmp_path_factory.mktemp("r") / "r", {"referrals": rows})
    found = follow(record, read_answers(record))
    people = {p for p, _, refused in asked if refused}
    counts = [found.counts(weeks) for weeks in (1, 4, 26)]
    assert [count.sum() for count in counts] == [len(people)] * 3
    alone = [int(count[-1]) for count in counts]
    assert alone == sorted(alone, reverse=True)
