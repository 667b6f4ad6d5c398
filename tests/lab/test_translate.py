"""Rows as a record holds them: days, pseudonyms, codes."""

from datetime import date

import numpy as np
import pytest

from commonweal.lab.kernels import events as e
from commonweal.lab.translate import day_of, pseudonyms, translate
from commonweal.record import TABLES, buffer_dtype

START = date(2026, 4, 1)
FIRST_DAY = (START - date(1970, 1, 1)).days


def test_the_branch_is_the_places_start_and_weeks_are_seven_days():
    weeks = np.arange(150, 300, dtype=np.int32)
    days = day_of(weeks, START)
    assert days.dtype == np.int32
    assert days[weeks == 208] == FIRST_DAY
    assert (np.diff(days) == 7).all()
    assert day_of(207, START) == FIRST_DAY - 7


def test_a_pseudonym_is_a_persons_own_and_the_seeds():
    people = np.arange(20_000, dtype=np.int64)
    newcomers = people + (np.int64(1) << 40)
    ids = np.concatenate([pseudonyms(seed, who) for seed in (1, 2) for who in (people, newcomers)])
    assert ids.dtype == np.int64
    assert ids.min() >= 0
    assert len(np.unique(ids)) == len(ids) == 80_000
    assert np.array_equal(pseudonyms(1, people), ids[:20_000])


def test_a_pseudonym_does_not_give_the_row_away():
    ids = pseudonyms(1, np.arange(20_000, dtype=np.int64)).astype(float)
    assert abs(np.corrcoef(ids, np.arange(20_000))[0, 1]) < 0.03
    assert abs(np.mean(ids / 2.0**63) - 0.5) < 0.01


def one_of_each(codes: dict[str, int], rows: np.ndarray) -> np.ndarray:
    """A row for every value of the given fields' codes."""
    rows[:] = np.zeros(1, rows.dtype)
    for name, count in codes.items():
        rows[name] = np.arange(len(rows)) % count
    return rows


@pytest.fixture
def seen() -> e.Events:
    """Buffers in which every code occurs."""
    events = e.buffers(12)
    one_of_each({"kind": 4, "week": 300}, events.contacts[:4])
    one_of_each({"ending": 6}, events.spells[:6])
    one_of_each({"occasion": 4, "domain": 6}, events.assessments[:12])
    answers = [
        (e.ACCEPTED, e.NO_CLAUSE, e.NOBODY), (e.REFUSED, e.LEAST_SEVERITY, e.NOBODY),
        (e.REFUSED, e.GREATEST_COMPLEXITY, e.NOBODY), (e.REFUSED, e.BOTH, e.NOBODY),
        (e.ABANDONED, e.WAITED_TOO_LONG, e.NOBODY), (e.LOST, e.ON_THE_WAY, 3), (e.ACCEPTED, e.NO_CLAUSE, 3),
    ]  # fmt: skip
    events.referrals[:7] = np.zeros(7, events.referrals.dtype)
    for row, (outcome, clause, sender) in zip(events.referrals, answers, strict=False):
        row["outcome"], row["clause"], row["sender"] = outcome, clause, sender
    events.used[:] = (4, 7, 6, 12)
    return events


def test_rows_are_those_that_were_filled_in_the_records_own_form(seen):
    rows = translate(seen, 1, START)
    assert {table: len(part) for table, part in rows.items()} == {
        "contacts": 4, "referrals": 7, "spells": 6, "needs": 12,
    }  # fmt: skip
    assert all(part.dtype == buffer_dtype(table) for table, part in rows.items())


def words(table: str, column: str, codes: np.ndarray) -> list[str]:
    return [TABLES[table].column(column).codes[code] for code in codes]


def test_every_answer_at_a_door_is_told_in_the_records_words(seen):
    rows = translate(seen, 1, START)["referrals"]
    columns = ("outcome", "clause", "reason", "declined_by")
    told = list(zip(*(words("referrals", column, rows[column]) for column in columns), strict=True))
    assert told == [
        ("accepted", "none", "none", "none"),
        ("refused", "least_severity", "not_ill_enough", "provider"),
        ("refused", "greatest_complexity", "too_complex", "provider"),
        ("refused", "both", "too_complex", "provider"),
        ("abandoned", "waited_too_long", "no_longer_wanted", "person"),
        ("lost", "lost_on_the_way", "not_reached", "none"),
        ("accepted", "none", "none", "none"),
    ]
    assert rows["from_service"].tolist() == [-1, -1, -1, -1, -1, 3, 3]


def test_every_contact_ending_and_occasion_is_told_in_the_records_words(seen):
    rows = translate(seen, 1, START)
    kinds = {"assessment": e.ASSESSED, "start": e.STARTED, "review": e.REVIEWED, "follow_up": e.FOLLOWED_UP}
    endings = {
        "completed": e.COMPLETED, "time_limited": e.TIME_LIMITED, "handed_on": e.HANDED_ON,
        "fell_away": e.FELL_AWAY, "lost_at_handoff": e.LOST_AT_HANDOFF, "moved_away": e.MOVED_AWAY,
    }  # fmt: skip
    occasions = {
        "assessment": e.AT_ASSESSMENT,
        "closure": e.AT_CLOSURE,
        "hand_off": e.AT_HAND_OFF,
        "follow_up": e.AT_FOLLOW_UP,
    }
    assert words("contacts", "kind", rows["contacts"]["kind"]) == sorted(kinds, key=kinds.get)
    assert words("spells", "ending", rows["spells"]["ending"]) == sorted(endings, key=endings.get)
    assert words("needs", "occasion", rows["needs"]["occasion"][:4]) == sorted(occasions, key=occasions.get)
    assert TABLES["spells"].column("ending").codes[e.STILL_OPEN] == "still_open"
    assert TABLES["needs"].column("domain").codes[5] == "physical_health"


def test_a_case_ended_at_work_began_a_week_later_than_one_left_by_moving_after_as_many_weeks():
    """The week in which a case ends is worked and counted; someone who moves goes before the teams' week."""
    events = e.buffers(2)
    events.spells[:] = np.zeros(2, e.SPELL)
    events.spells["start"], events.spells["end"] = 210, 214  # as the kernel notes it: end less weeks counted
    events.spells["ending"] = e.COMPLETED, e.MOVED_AWAY
    events.used[2] = 2
    rows = translate(events, 1, START)["spells"]
    assert rows["start"].tolist() == [int(day_of(211, START)), int(day_of(210, START))]
    assert (rows["end"] == day_of(214, START)).all()
