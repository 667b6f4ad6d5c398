import numpy as np
from tests.lenses.doors.rows import doors_with_lines, gave_up, no, scores_of, yes
from tests.lenses.making import made

from commonweal.lenses.columns import names
from commonweal.lenses.doors.answers import read_answers
from commonweal.lenses.doors.line import look_at_doors
from commonweal.lenses.doors.sheets import ASK, CHANCE, LITTLE, by_door, by_quarter, halves, lines, noes, people_by
from commonweal.lenses.doors.shift import shifts


def test_every_no_is_told_by_what_who_and_why(tmp_path):
    other = no(3, source="b") | {"declined_by": "referrer", "reason": "out_of_area", "clause": "none"}
    rows = [no(1), no(1, 4), no(2), other, yes(3), yes(1), gave_up(1, 9)]
    sheet = noes(read_answers(made(tmp_path / "r", {"referrals": rows})))
    told = {
        (r["outcome"], r["clause"], r["reason"], r["declined_by"], r["sent_by"]): (r["people"], r["times"])
        for r in sheet.rows
    }
    assert told == {
        ("refused", "least severity", "not ill enough", "provider", "no service"): (2, 3),
        ("refused", "none", "out of area", "referrer", "a service"): (1, 1),
        ("abandoned", "waited too long", "no longer wanted", "person", "no service"): (1, 1),
    }


def test_doors_stand_in_alphabetical_order_whatever_they_do(tmp_path):
    rows = [
        no(1, 0, "z"),
        no(2, 0, "z"),
        yes(1, 1, "m"),
        gave_up(1, 2, "m"),
        gave_up(2, 2, "m"),
        yes(3, 0, "a"),
        no(3, 1, "a"),
    ]
    record = made(tmp_path / "r", {"referrals": rows}, services=[{"id": "z", "name": "Zoe"}, "m", "a", "unused"])
    sheet = by_door(read_answers(record), names(record, "services"))
    assert sorted(sheet.column("door")) == sheet.column("door") == ["Zoe", "a", "m"]
    told = {row["door"]: row for row in sheet.rows}
    assert told["Zoe"] | {"door": ""} == {
        "door": "", "people": 2, "refused": 2, "share_refused": 1.0, "taken_on": 0, "gave_up": 0, "share_gave_up": None
    }  # fmt: skip
    assert (told["a"]["people"], told["a"]["share_refused"]) == (1, 1.0)
    assert (told["m"]["gave_up"], told["m"]["share_gave_up"]) == (1, 1.0)  # the other gave up what no row shows


def test_quarters_count_people_once_and_follow_the_calendar(tmp_path):
    rows = [no(1, 0), no(1, 1), yes(2, 2), no(3, 40, clause="both")]  # from 1 March 2024
    sheet = by_quarter(read_answers(made(tmp_path / "r", {"referrals": rows})))
    told = {(row["quarter"], row["clause"]): (row["refused"], row["people"]) for row in sheet.rows}
    assert told == {
        ("2024 Q1", "any"): (1, 2), ("2024 Q1", "least severity"): (1, 2), ("2024 Q1", "both"): (0, 2),
        ("2024 Q2", "any"): (1, 1), ("2024 Q2", "least severity"): (0, 1), ("2024 Q2", "both"): (1, 1),
    }  # fmt: skip


def test_a_change_that_chance_would_not_bring_is_worth_asking_about(tmp_path):
    for after, answer in ((0.3, CHANCE), (0.5, ASK)):
        record = doors_with_lines(tmp_path / str(after), 1, after=after)
        answers = read_answers(record)
        middle = int(answers.day.min() + answers.day.max()) // 2
        assert {row["answer"] for row in halves(shifts(answers, middle)).rows} == {answer}
    few = read_answers(made(tmp_path / "r", {"referrals": [no(1), yes(2, 9)]}))
    assert halves(shifts(few, int(few.day[1]))).rows[0]["answer"] == LITTLE


def test_the_line_of_a_fudged_door_is_worth_asking_about_and_no_other(tmp_path):
    record = doors_with_lines(tmp_path / "r", 3, fudge=0.9)
    sheet = lines(look_at_doors(scores_of(record), 0.1), names(record, "services"))
    assert [row["heap"] for row in sheet.rows] == [f"{ASK}: more just over it", *[CHANCE] * 5]
    for row in sheet.rows:
        assert row["under"] <= row["people"] <= row["under"] + row["over"]
        assert 0 <= row["share_over"] < row["share_under"] <= 1


def test_people_are_counted_once_in_each_group():
    groups, number = np.array([0, 0, 0, 2]), np.array([5, 5, 6, 5])
    assert people_by(groups, number, 4).tolist() == [2, 0, 1, 0]
    assert people_by(np.zeros(0, int), np.zeros(0, int), 2).tolist() == [0, 0]
