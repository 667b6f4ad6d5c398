import pytest

from commonweal.live.accounts.models import Membership, User
from commonweal.live.assurance.forms import SayForm, told
from commonweal.live.assurance.subjects import subject_of

pytestmark = pytest.mark.django_db


def _fields(actor, decision, voice):
    return set(SayForm(subject=subject_of(decision), voice=voice, actor=actor).fields)


def test_only_what_a_voice_needs_is_asked(cast, decision):
    asked = _fields(cast.lead, decision, "service")
    assert not asked & {"organisation", "about", "on_behalf", "disagrees_with"}
    assert {"about"} == _fields(cast.lead, decision, "peer") - asked
    assert {"about", "on_behalf"} == _fields(cast.experience, decision, "people") - asked


def test_somebody_of_two_organisations_is_asked_for_which(cast, decision):
    user = User.objects.get(pk=cast.lead.pk)
    Membership.objects.create(user=user, place=cast.place, role="worker", organisation=cast.council)
    assert "organisation" in _fields(user, decision, "peer")


def test_entries_of_other_voices_can_be_disagreed_with_and_ones_own_cannot(cast, decision, served):
    assert "disagrees_with" not in _fields(cast.lead, decision, "service")
    form = SayForm(subject=subject_of(decision), voice="people", actor=cast.experience)
    label = form.fields["disagrees_with"].label_from_instance(served)
    assert label == "Service lead (the service itself): It works most days."
    served.words = "x" * 200
    assert form.fields["disagrees_with"].label_from_instance(served).endswith("x…")


def test_a_question_in_words_has_an_end():
    assert told("What?").max_length == 5000
