from datetime import date, timedelta

import pytest
from tests.lenses.making import END, made

from commonweal.lenses import get_lens
from commonweal.lenses.handoffs import LENS

DAY = date(2024, 3, 1)


def road(person, *stops):
    """Contacts of a person: (service, days after the first)."""
    return [{"person": person, "service": s, "date": DAY + timedelta(d), "kind": "meeting"} for s, d in stops]


@pytest.fixture
def worked_by_hand(tmp_path):
    """Two people: A-B-A-C with a stretch at A, and one who stays at B."""
    contacts = road(1, ("a", 0), ("a", 2), ("b", 5), ("a", 9), ("c", 9)) + road(2, ("b", 0), ("b", 7))
    return made(tmp_path / "r", {"contacts": contacts}, services=["a", "b", "c"])


def test_the_figures_of_a_record_worked_by_hand(worked_by_hand):
    found = LENS.look(worked_by_hand)
    told = {number.name: number.value for number in found.numbers}
    assert told["people"] == 2
    assert told["changes_per_case"] == 3 / 2
    assert told["changes_per_step"] == 3 / 5  # seven contacts, two of them first ones
    assert told["services_per_case"] == (3 + 1) / 2
    assert told["handed_on"] == 1 / 2
    assert told["bounced"] == 1 / 2  # a-b-a went back, b-a-c did not
    assert told["median_wait"] == 3  # waits 3, 4 and 0
    rows = {(row["from"], row["to"]): row for row in found.table.rows}
    assert set(rows) == {("a", "b"), ("b", "a"), ("a", "c")}
    assert rows["a", "b"] == {"from": "a", "to": "b", "people": 1, "handoffs": 1, "median_wait": 3.0}


def test_one_who_is_handed_on_twice_along_one_pair_is_one_person(tmp_path):
    contacts = road(1, ("a", 0), ("b", 1), ("a", 2), ("b", 3)) + road(2, ("a", 0), ("b", 5))
    rows = LENS.look(made(tmp_path / "r", {"contacts": contacts})).table.rows
    pair = next(row for row in rows if (row["from"], row["to"]) == ("a", "b"))
    assert (pair["people"], pair["handoffs"], pair["median_wait"]) == (2, 3, 1.0)
    assert rows[0] == pair, "the pair with most people comes first"


def test_assessments_are_counted_once_for_each_person_assessed(tmp_path):
    contacts = [dict(row, kind="assessment") for row in road(1, ("a", 0), ("b", 4)) + road(2, ("a", 0))]
    found = LENS.look(made(tmp_path / "r", {"contacts": contacts + road(3, ("a", 0))}))
    assert found.number("assessed_again").value == 1 / 2
    assert found.number("assessments_per_case").value == 3 / 2


def referral(person, outcome, day=DAY, source="a"):
    return {"person": person, "date": day, "from_service": source, "to_service": "b", "outcome": outcome}


def test_what_followed_a_handoff_that_was_not_taken_is_found_in_later_contacts(tmp_path):
    late = END - timedelta(10)  # too near the end of the record to know what followed
    referrals = [referral(1, "accepted"), referral(2, "refused"), referral(3, "lost"), referral(4, "lost", late)]
    referrals += [referral(5, "refused", source=None)]  # came themselves: no hand-off
    contacts = road(2, ("a", 0), ("c", 80)) + road(3, ("a", 0), ("c", 92)) + road(4, ("a", 0))
    record = made(tmp_path / "r", {"contacts": contacts, "referrals": referrals}, services=["a", "b", "c"])
    found = LENS.look(record)
    assert found.number("not_taken").value == 3 / 4
    assert found.number("lost_after").value == 1 / 2, "met on day 80 is found again; on day 92 it is too late"
    later = LENS.look(record, lost_days=92)
    assert later.number("lost_after").value == 0
    assert "for 92 days" in later.say()


def test_without_referrals_it_says_that_it_cannot_tell_what_never_arrived(worked_by_hand):
    found = LENS.look(worked_by_hand)
    assert any("never arrived" in told for told in found.cannot_tell)
    assert "not_taken" not in {number.name for number in found.numbers}


def test_a_table_that_is_there_and_empty_tells_nothing(tmp_path):
    assert LENS.look(made(tmp_path / "r", {"contacts": []})).say().startswith("Cannot tell")


def test_it_is_found_by_its_name():
    assert get_lens("handoffs") is LENS
