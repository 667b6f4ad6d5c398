from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.governance import actions
from commonweal.live.governance.models import Decision

from ..conftest import ANSWERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    body = actions.make_body(cast.lead, cast.place, name="Design group")
    return actions.make_meeting(cast.lead, body, day=date(2026, 5, 1))


def test_a_proposal_names_its_body_and_meeting_and_they_agree(cast, meeting):
    row = actions.propose(cast.worker, cast.place, title="A", question="?", meeting=meeting)
    assert (row.body, row.meeting) == (meeting.body, meeting)
    other = actions.make_body(cast.lead, cast.place, name="Board")
    with pytest.raises(ValidationError, match="another body"):
        actions.propose(cast.worker, cast.place, title="B", question="?", body=other, meeting=meeting)
    assert Decision.objects.count() == 1


def test_a_decision_is_put_before_a_meeting(cast, question, meeting):
    actions.put_before(cast.lead, question, meeting=meeting)
    assert Decision.objects.get().body == meeting.body
    theirs = actions.make_meeting(
        cast.outsider, actions.make_body(cast.outsider, cast.elsewhere, name="Theirs"), day=date(2026, 5, 1)
    )
    with pytest.raises(ValidationError, match="another place"):
        actions.put_before(cast.lead, question, meeting=theirs)
    with pytest.raises(PermissionDenied):
        actions.put_before(cast.worker, question, meeting=meeting)


def test_whoever_proposed_it_words_it_anew_and_the_words_of_before_are_kept(cast, question):
    actions.edit_proposal(cast.worker, question, title="Two doors", question="Shall there be two?")
    assert [row.title for row in Decision.objects.get().history.all()] == ["Two doors", "One door"]
    assert "Two doors" not in "".join(Event.objects.values_list("body", flat=True))
    with pytest.raises(PermissionDenied):
        actions.edit_proposal(cast.experience, question, title="Mine", question="?")
    actions.edit_proposal(cast.lead, question, title="Three doors", question="?")
    actions.take(cast.lead, question, **ANSWERS)
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.edit_proposal(cast.worker, question, title="Late", question="?")
    assert Decision.objects.get().title == "Three doors"


def test_a_proposal_is_withdrawn_with_why_and_then_no_longer_taken(cast, question):
    with pytest.raises(ValidationError, match="why it is withdrawn"):
        actions.withdraw(cast.worker, question, why="  ")
    with pytest.raises(PermissionDenied):
        actions.withdraw(cast.experience, question, why="I say so")
    actions.withdraw(cast.worker, question, why="Nobody wants it.")
    assert (question.state, question.withdrawn_because) == ("withdrawn", "Nobody wants it.")
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.take(cast.lead, question, **ANSWERS)
    with pytest.raises(ValidationError, match="taken or withdrawn before"):
        actions.withdraw(cast.lead, question, why="Again")


@pytest.mark.parametrize("wrong", [{"title": "x\x00"}, {"question": "\x00"}, {"title": " "}, {"title": "x" * 201}])
def test_words_that_cannot_be_kept_leave_nothing(cast, wrong):
    with pytest.raises(ValidationError):
        actions.propose(cast.worker, cast.place, **{"title": "a", "question": "b", **wrong})
    assert not Decision.objects.exists()
    assert not Event.objects.exists()
