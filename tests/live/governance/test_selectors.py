from datetime import date

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.governance import actions, selectors
from commonweal.live.governance.models import Body, Strategy
from commonweal.live.governance.selectors import counted, decisions, took_part

from .conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault


def test_decisions_are_found_by_state(cast, question):
    assert list(decisions(cast.public, cast.place, {"state": "proposed"})) == [question]
    assert list(decisions(cast.public, cast.place, {"state": "not_checked_back"})) == []


def test_a_filter_does_not_tell_strangers_which_strategy_a_closed_decision_serves(cast):
    strategy = Strategy.objects.create(place=cast.place, key="ours", name="Ours")
    row = actions.propose(cast.steward, cast.place, title="One door", question="?", strategies=[strategy])
    asked = {"strategy": str(strategy.pk)}
    assert decisions(cast.public, cast.place, asked).get() == row
    actions.close(cast.steward, row, because="A contract is being let.", until=LATER)
    assert not decisions(cast.public, cast.place, asked).exists()
    assert decisions(cast.worker, cast.place, asked).get() == row
    said = cast.client("public").get(reverse("governance:index", args=[cast.place.slug])).content.decode()
    assert "A contract is being let." in said
    assert "One door" not in said


@pytest.mark.parametrize("asked", [{"words": "door"}, {"state": "due"}, {"state": "not_checked_back"}, {"body": ""}])
def test_no_filter_tells_strangers_what_a_closed_decision_holds_or_waits_for(cast, asked):
    body = actions.make_body(cast.lead, cast.place, name="Board")
    row = actions.propose(cast.steward, cast.place, title="One door", question="?", body=body)
    when = {**ANSWERS, "look_again_on": date(2021, 1, 1)}
    actions.take(cast.lead, row, decided_on=date(2020, 1, 1), **when)
    asked = {"body": str(body.pk)} if "body" in asked else asked
    assert decisions(cast.public, cast.place, asked).get() == row
    actions.close(cast.steward, row, because="A contract is being let.", until=LATER)
    assert not decisions(cast.public, cast.place, asked).exists()
    assert decisions(cast.worker, cast.place, asked).get() == row
    assert decisions(cast.public, cast.place, {"state": "taken"}).get() == row
    assert counted(cast.public, Body.objects.all()).get().taken == 0
    assert counted(cast.worker, Body.objects.all()).get().taken == 1


@PATIENT
@given(number=st.integers(1, 10_000))
def test_of_a_small_number_everyone_else_learns_only_that_it_is_small(number):
    told = selectors._about(number)
    assert (told == "fewer than 8") is (number < 8)
    assert number < 8 or abs(int(told.removeprefix("about ")) - number) <= 2


def test_members_read_who_took_part_whole(cast, question):
    actions.add_participant(cast.worker, question, role="residents", number=3, organisation=cast.shelter)
    assert [tuple(vars(row).values()) for row in took_part(cast.auditor, question)] == [
        ("residents", "Harbour Shelter", "3")
    ]
    for role in ("researcher", "public", "outsider"):
        assert [tuple(vars(row).values()) for row in took_part(cast.users[role], question)] == [
            ("residents", "", "fewer than 8")
        ]


def test_a_researcher_does_not_read_who_changed_a_decision(cast):
    row = actions.propose(cast.steward, cast.place, title="One door", question="?")
    page = reverse("governance:decision", args=[cast.place.slug, row.pk])
    assert "How it changed" in cast.client("worker").get(page).content.decode()
    assert "How it changed" not in cast.client("researcher").get(page).content.decode()
