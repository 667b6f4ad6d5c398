from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.governance import actions
from commonweal.live.governance.models import Decision, Link, Strategy

from ..conftest import ANSWERS, LATER

pytestmark = pytest.mark.django_db


def test_a_decision_is_taken_with_both_tests_answered(cast, question):
    option = actions.add_option(cast.worker, question, title="Yes")
    actions.take(cast.lead, question, option=option, **ANSWERS)
    taken = Decision.objects.get()
    assert (taken.state, taken.best_for_person, taken.options.get().chosen) == ("taken", "One worker for longer.", True)
    assert "One worker" not in "".join(Event.objects.values_list("body", flat=True))
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.take(cast.lead, question, **ANSWERS)
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.add_option(cast.worker, question, title="Too late")


@pytest.mark.parametrize("missing", ["best_for_person", "best_for_system", "think_again", "what_was_decided"])
def test_without_an_answer_it_is_not_taken(cast, question, missing):
    with pytest.raises(ValidationError, match="sentence"):
        actions.take(cast.steward, question, **{**ANSWERS, missing: "  "})
    assert Decision.objects.get().state == "proposed"


def test_evidence_participants_and_dissent_are_kept(cast, question):
    actions.add_evidence(cast.worker, question, kind="story", words="It took nine visits.")
    actions.add_participant(cast.worker, question, role="people who use the hostel", number=12)
    actions.dissent(cast.experience, question, role="resident", words="One door can be shut.")
    assert question.evidence.count() == question.participants.count() == question.dissents.count() == 1
    with pytest.raises(ValidationError):
        actions.add_evidence(cast.worker, question, kind="rumour", words="x")


def test_closing_says_why_and_until_when(cast, question):
    for because, until in (("", LATER), ("A person could be known", date(2020, 1, 1))):
        with pytest.raises(ValidationError, match="why it is closed"):
            actions.close(cast.steward, question, because=because, until=until)
    actions.close(cast.steward, question, because="A person could be known", until=LATER)
    assert question.is_closed_today
    actions.reopen(cast.steward, question)
    assert not Decision.objects.get().is_closed_today


def test_checking_back_clears_what_waits(cast, question):
    with pytest.raises(ValidationError, match="was taken"):
        actions.check_back(cast.worker, question, with_whom="the residents")
    actions.take(cast.lead, question, **ANSWERS)
    assert Decision.objects.all().not_checked_back().count() == 1
    actions.check_back(cast.worker, question, with_whom="the residents")
    assert Decision.objects.all().not_checked_back().count() == 0


def test_links_join_two_decisions_of_one_place(cast, question):
    other = actions.propose(cast.worker, cast.place, title="Two doors", question="?")
    actions.link(cast.worker, question, other, kind="split_from")
    assert Link.objects.get().to_key == str(other.pk)
    foreign = actions.propose(cast.outsider, cast.elsewhere, title="Theirs", question="?")
    for wrong in (question, foreign):
        with pytest.raises(ValidationError, match="same place"):
            actions.link(cast.worker, question, wrong, kind="came_from")


@pytest.mark.parametrize("role", ["researcher", "auditor", "outsider", "public"])
def test_readers_do_not_decide(cast, question, role):
    user = cast.users[role]
    with pytest.raises(PermissionDenied):
        actions.dissent(user, question, role="x", words="y")
    with pytest.raises(PermissionDenied):
        actions.take(user, question, **ANSWERS)
    with pytest.raises(PermissionDenied):
        actions.propose(user, cast.place, title="x", question="y")


def test_a_worker_proposes_but_does_not_take(cast, question):
    with pytest.raises(PermissionDenied):
        actions.take(cast.worker, question, **ANSWERS)


def test_what_belongs_to_another_place_or_decision_or_day_is_refused(cast, question):
    theirs = Strategy.objects.create(place=cast.elsewhere, key="theirs", name="Theirs")
    with pytest.raises(ValidationError, match="another place"):
        actions.propose(cast.worker, cast.place, title="X", question="X?", strategies=[theirs])
    other = actions.propose(cast.worker, cast.place, title="Other", question="Other?")
    option = actions.add_option(cast.worker, other, title="Yes")
    with pytest.raises(ValidationError, match="another decision"):
        actions.take(cast.lead, question, option=option, **ANSWERS)
    with pytest.raises(ValidationError, match="after the decision"):
        actions.take(cast.lead, question, **{**ANSWERS, "look_again_on": date.today()})
    with pytest.raises(ValidationError, match="until which day"):
        actions.close(cast.steward, question, because="A contract.", until=None)
    with pytest.raises(ValidationError, match="with people"):
        actions.link(cast.worker, question, other, kind="checked_back_with")
    assert set(Decision.objects.values_list("state", "is_open")) == {("proposed", True)}


def test_a_decision_not_yet_taken_is_not_checked_back_even_if_the_row_in_hand_says_so(cast, question):
    question.state = Decision.State.TAKEN
    with pytest.raises(ValidationError, match="was taken"):
        actions.check_back(cast.worker, question, with_whom="residents")
    assert not Link.objects.exists()


def test_looking_again_sets_the_next_day_or_leads_to_a_new_question(cast, question):
    with pytest.raises(ValidationError, match="was taken"):
        actions.look_again(cast.lead, question, found="It holds.", next_on=LATER)
    actions.take(cast.lead, question, decided_on=date(2020, 1, 1), **{**ANSWERS, "look_again_on": date(2021, 1, 1)})
    assert Decision.objects.all().due().get() == question
    for wrong in ({}, {"next_on": date(2021, 1, 1)}, {"title": "Anew"}, {"question": "Anew?"}):
        with pytest.raises(ValidationError):
            actions.look_again(cast.lead, question, found="It holds.", **wrong)
    with pytest.raises(ValidationError, match="what was found"):
        actions.look_again(cast.lead, question, found=" ", next_on=LATER)
    actions.look_again(cast.lead, question, found="It holds.", next_on=LATER)
    assert not Decision.objects.all().due().exists()
    before = Event.objects.count()
    look = actions.look_again(cast.lead, question, found="Doors closed.", title="Reopen doors", question="Shall we?")
    assert Event.objects.count() == before + 1
    assert (look.led_to.state, Link.objects.get().kind) == ("proposed", "came_from")
    assert Decision.objects.get(pk=question.pk).look_again_on is None
    with pytest.raises(PermissionDenied):
        actions.look_again(cast.worker, question, found="x", next_on=LATER)
