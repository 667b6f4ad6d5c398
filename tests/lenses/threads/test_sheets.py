import numpy as np
from tests.lenses.threads.graphs import followed, things_of, threads_of
from tests.lenses.threads.test_breaks import LINKS, THINGS
from tests.lenses.threads.test_fates import LINKED, TALK

from commonweal.lenses.threads import Hearing, breaks
from commonweal.lenses.threads.sheets import broken, by_role, by_service, how_far, open_by_age


def test_each_stage_is_counted_for_residents_and_carers_and_for_others():
    sheet = how_far(followed(TALK, LINKED))
    assert {row["said_by"] for row in sheet.rows} == {"residents and carers"}  # nobody else said anything
    assert sheet.column("reached") == [1, 1, 1, 1, 2]
    assert set(sheet.column("said")) == {3}


def test_open_threads_are_told_by_age_and_add_up():
    things = [(day, "insight", "resident") for day in (0, 400, 600, 790, 795)] + [(799, "decision", None)]
    told = followed(things, [(5, "came_from", 4, 799)])
    sheet = open_by_age(told, end=800)
    said = ["up to 3 months", "6 to 12 months", "over a year"]
    assert [(row["said"], row["open"], row["all"]) for row in sheet.rows] == list(
        zip(said, (1, 1, 2), (2, 1, 2), strict=True)
    )


def test_broken_threads_are_listed_oldest_first_and_never_a_single_voice():
    sheet = broken(THINGS, breaks(THINGS, threads_of(9, LINKS), 100, 30), [], most=9)
    assert sheet.column("item") == [3, 4, 6]
    assert sheet.rows[0]["date"] == "1970-01-07"
    assert {row["kind"] for row in sheet.rows} == {"decision", "action"}
    assert len(broken(THINGS, breaks(THINGS, threads_of(9, LINKS), 100, 30), [], most=1).rows) == 1


def test_roles_are_counted_among_those_known():
    role = things_of((0, "insight", "resident"), (0, "insight", "worker"), (0, "insight", None)).role
    sheet = by_role(role)
    assert {row["role"]: row["things"] for row in sheet.rows if row["things"]} == {"resident": 1, "worker": 1}
    assert set(sheet.column("all")) == {2}
    assert by_role(np.array([-1])).rows == []


def test_services_stand_by_name_with_what_chance_would_give():
    five = np.array([0, 1])
    heard = Hearing(five, np.array([60, 90]), np.array([0, 9]), np.array([3.6, 5.4]), np.array([True, False]))
    sheet = by_service(heard, ["z", "a"])
    assert sheet.column("service") == ["a", "z"]
    assert sheet.column("answer") == ["", "nobody heard: worth asking about"]
