import pytest
from django.urls import reverse

from commonweal.live.governance import actions
from commonweal.live.governance.models import Strategy
from commonweal.live.governance.selectors import decisions, ties

from .conftest import LATER

pytestmark = pytest.mark.django_db


def test_a_link_is_read_from_both_ends(cast, question):
    other = actions.propose(cast.worker, cast.place, title="After", question="?")
    actions.link(cast.worker, other, question, kind="came_from")
    assert [(tie.words, tie.other) for tie in ties(cast.public, other)] == [("came from", question)]
    assert [(tie.words, tie.other) for tie in ties(cast.public, question)] == [("led to", other)]


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


def test_a_researcher_does_not_read_who_changed_a_decision(cast):
    row = actions.propose(cast.steward, cast.place, title="One door", question="?")
    page = reverse("governance:decision", args=[cast.place.slug, row.pk])
    assert "How it changed" in cast.client("worker").get(page).content.decode()
    assert "How it changed" not in cast.client("researcher").get(page).content.decode()
