import pytest

from commonweal.live.assurance import actions
from commonweal.live.assurance.selectors import (
    asked_of,
    disagreements,
    entries_of,
    former,
    heard,
    statements_of,
    withdrawals,
)
from commonweal.live.assurance.subjects import subject_of

from .conftest import SAID, close

pytestmark = pytest.mark.django_db


def test_there_are_always_four_voices_in_the_same_order(cast, decision, served):
    voices = heard(cast.public, subject_of(decision))
    assert [row.voice for row in voices] == ["service", "peer", "independent", "people"]
    assert [row.entries for row in voices] == [[served], [], [], []]


def test_what_one_subject_is_told_is_not_told_of_another(cast, decision, served):
    strategy = subject_of(decision.strategies.get())
    assert not entries_of(cast.public, cast.place, strategy)
    assert list(entries_of(cast.public, cast.place)) == [served]


def test_a_question_stands_until_it_is_answered_and_is_closed_with_the_decision(cast, decision, served):
    about = subject_of(decision)
    row = actions.ask(cast.steward, decision, voice="service")
    assert asked_of(cast.public, about) == {"service": row}
    close(cast, decision)
    assert asked_of(cast.public, about) == {}
    actions.correct(cast.lead, served, **SAID)
    assert asked_of(cast.lead, about) == {}


def test_a_disagreement_ends_when_either_side_no_longer_stands(cast, decision, served):
    about = subject_of(decision)
    actions.say(cast.experience, decision, voice="people", disagrees_with=[served], **SAID)
    assert [(row.says.voice, row.other) for row in disagreements(cast.public, about)] == [("people", served)]
    later = actions.correct(cast.lead, served, **SAID)
    assert disagreements(cast.public, about) == []
    assert list(former(cast.public, about)) == [served]
    actions.withdraw(cast.lead, later, because="We were wrong.")
    told = withdrawals(cast.public, about)
    assert [row["withdrawn_because"] for row in told] == ["We were wrong."]
    close(cast, decision)
    assert withdrawals(cast.public, about) == []


def test_statements_are_of_one_place(cast, issued):
    assert list(statements_of(cast.public, cast.place)) == [issued]
    assert not statements_of(cast.public, cast.elsewhere)
