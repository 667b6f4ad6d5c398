from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.accounts.models import Membership, User
from commonweal.live.assurance import actions
from commonweal.live.audit.models import Event
from commonweal.live.governance.models import AssuranceEntry

from ..conftest import SAID, TODAY

pytestmark = pytest.mark.django_db
MAY = {
    "service": {"lead", "worker"},
    "peer": {"lead", "worker"},
    "independent": {"auditor"},
    "people": {"experience", "steward"},
}


@pytest.mark.parametrize("voice", MAY)
@pytest.mark.parametrize(
    "role", ["steward", "commissioner", "lead", "worker", "experience", "researcher", "auditor", "outsider", "public"]
)
def test_each_role_speaks_with_its_own_voice_and_no_other(cast, decision, voice, role):
    before = Event.objects.count()
    about = {"on_behalf": "residents' group"} if voice == "people" else {}
    if role in MAY[voice]:
        row = actions.say(cast.users[role], decision, voice=voice, **SAID, **about)
        assert (row.voice, row.subject_kind, row.subject_key) == (voice, "decision", str(decision.pk))
        assert "works most" not in Event.objects.last().body
        return
    with pytest.raises(PermissionDenied):
        actions.say(cast.users[role], decision, voice=voice, **SAID, **about)
    assert Event.objects.count() == before
    assert not AssuranceEntry.objects.exists()


def test_a_service_speaks_for_the_organisation_its_lead_works_for(cast, served):
    assert served.organisation == cast.shelter


def test_a_peer_is_from_another_organisation_than_the_one_it_speaks_about(cast, decision, peer):
    with pytest.raises(ValidationError, match="own organisation"):
        actions.say(cast.lead, decision, voice="peer", about=cast.shelter, **SAID)
    assert actions.say(peer, decision, voice="peer", about=cast.shelter, **SAID).organisation == cast.council


def test_an_organisation_is_not_both_the_service_and_its_peer(cast, decision, served, peer):
    with pytest.raises(ValidationError, match="own organisation"):
        actions.say(cast.worker, decision, voice="peer", **SAID)
    actions.say(peer, decision, voice="peer", **SAID)
    with pytest.raises(ValidationError, match="already speaks as a peer"):
        actions.say(peer, decision, voice="service", **SAID)


def test_an_auditor_of_the_organisation_spoken_about_is_not_independent(cast, decision):
    with pytest.raises(ValidationError, match="not independent"):
        actions.say(cast.auditor, decision, voice="independent", about=cast.shelter, **SAID)
    assert actions.say(cast.auditor, decision, voice="independent", about=cast.council, **SAID)


def test_a_lead_who_is_tied_to_no_organisation_is_told_whom_to_ask(cast, decision):
    user = User.objects.create_user("free@example.org", "correct horse battery", name="Free")
    Membership.objects.create(user=user, place=cast.place, role="lead")
    with pytest.raises(ValidationError, match="tied to no organisation"):
        actions.say(user, decision, voice="peer", **SAID)


def test_somebody_who_works_for_two_organisations_says_for_which_he_speaks(cast, decision):
    user = User.objects.get(pk=cast.lead.pk)
    Membership.objects.create(user=user, place=cast.place, role="worker", organisation=cast.council)
    with pytest.raises(ValidationError, match="for which"):
        actions.say(user, decision, voice="service", **SAID)
    row = actions.say(user, decision, voice="service", organisation=cast.council, **SAID)
    assert row.organisation == cast.council


def test_a_steward_says_for_which_group_of_people_he_speaks(cast, decision):
    with pytest.raises(ValidationError, match="which group"):
        actions.say(cast.steward, decision, voice="people", **SAID)
    row = actions.say(cast.steward, decision, voice="people", on_behalf="the residents' group", **SAID)
    assert row.on_behalf == "the residents' group"
    assert actions.say(cast.experience, decision, voice="people", **SAID).on_behalf == ""


def test_a_name_is_no_role(cast, decision):
    cast.lead.name = "Lee Lead"
    with pytest.raises(ValidationError, match="not your name"):
        actions.say(cast.lead, decision, voice="service", **SAID | {"said_by": f"{cast.lead.name}, lead"})


def test_nothing_is_said_from_the_future_or_with_a_fifth_voice(cast, decision):
    with pytest.raises(ValidationError, match="before it"):
        actions.say(cast.lead, decision, voice="service", on=TODAY + timedelta(days=1), **SAID)
    with pytest.raises(ValidationError, match="four voices"):
        actions.say(cast.lead, decision, voice="oracle", **SAID)


def test_a_correction_takes_the_place_of_the_former_which_stays_to_be_read(cast, decision, served):
    later = actions.correct(cast.worker, served, **SAID | {"words": "It works on weekdays."})
    served.refresh_from_db()
    assert served.words == "It works most days."
    assert served.replaced_by == later
    assert list(AssuranceEntry.objects.standing()) == [later]
    with pytest.raises(ValidationError, match="before"):
        actions.correct(cast.lead, served, **SAID)


def test_nobody_puts_right_what_another_organisation_or_another_person_said(cast, decision, served, peer):
    with pytest.raises(PermissionDenied):
        actions.correct(peer, served, **SAID)
    mine = actions.say(cast.experience, decision, voice="people", **SAID)
    with pytest.raises(PermissionDenied):
        actions.correct(cast.steward, mine, on_behalf="a group", **SAID)


def test_a_withdrawal_says_why_and_an_entry_is_withdrawn_once(cast, served, peer):
    with pytest.raises(ValidationError, match="sentence"):
        actions.withdraw(cast.lead, served, because="  ")
    with pytest.raises(PermissionDenied):
        actions.withdraw(peer, served, because="I do not like it.")
    actions.withdraw(cast.steward, served, because="It described somebody.")
    assert not AssuranceEntry.objects.standing().exists()
    with pytest.raises(ValidationError, match="before"):
        actions.withdraw(cast.lead, served, because="Again.")


def test_a_disagreement_is_with_another_voice_on_the_same_subject(cast, decision, served):
    row = actions.say(cast.experience, decision, voice="people", disagrees_with=[served], **SAID)
    assert list(row.disagrees_with.all()) == [served]
    with pytest.raises(ValidationError, match="another voice"):
        actions.say(cast.worker, decision, voice="service", disagrees_with=[served], **SAID)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.text(), evidence=st.text(), said_by=st.text(max_size=300), url=st.text(max_size=40))
def test_any_words_are_kept_or_refused_and_nothing_is_half_written(cast, decision, words, evidence, said_by, url):
    before = AssuranceEntry.objects.count(), Event.objects.count()
    told = {"words": words, "confidence": words, "said_by": said_by, "evidence": evidence, "evidence_url": url}
    try:
        row = actions.say(cast.lead, decision, voice="service", **told)
    except ValidationError:
        assert (AssuranceEntry.objects.count(), Event.objects.count()) == before
        return
    kept = AssuranceEntry.objects.get(pk=row.pk)
    assert (kept.words, kept.evidence) == (words.strip(), evidence.strip())
