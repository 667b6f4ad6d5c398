from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.directory import actions
from commonweal.live.directory.models import Service

pytestmark = pytest.mark.django_db


def test_a_lead_edits_their_own_entry_and_it_is_fresh(cast, beds):
    actions.edit_service(cast.lead, beds, name="Beds for the night", description="Ten beds")
    fresh = Service.objects.get(pk=beds.pk)
    assert (fresh.name, fresh.confirmed_on) == ("Beds for the night", date.today())
    assert Event.objects.get().body.count("Beds for the night") == 0
    assert fresh.history.first().history_user == cast.lead


@pytest.mark.parametrize(
    "role", ["worker", "commissioner", "researcher", "auditor", "experience", "outsider", "public"]
)
def test_nobody_else_edits_it(cast, beds, role):
    with pytest.raises(PermissionDenied):
        actions.edit_service(cast.users[role], beds, name="Mine")
    assert Service.objects.get(pk=beds.pk).name == "Night beds"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"minimum_age": 60, "maximum_age": 20}, "below the lowest"),
        ({"name": ""}, "blank"),
        ({"place": 1}, "no field place"),
    ],
)
def test_what_cannot_be_is_refused_whole(cast, beds, fields, says):
    with pytest.raises(ValidationError, match=says):
        actions.edit_service(cast.steward, beds, **fields)
    assert not Event.objects.exists()
    assert Service.objects.get(pk=beds.pk).minimum_age is None


def test_somebody_with_lived_experience_can_offer_something(cast, beds):
    offer = actions.add_service(cast.experience, cast.shelter, kind="offer", name="A hot meal", needs=[beds.need])
    assert offer.confirmed_on == date.today()
    assert list(offer.needs.all()) == [beds.need]


def test_a_worker_suggests_and_the_service_answers_once(cast, beds):
    correction = actions.suggest_correction(cast.worker, beds, words="The telephone number is wrong")
    with pytest.raises(PermissionDenied):
        actions.answer_correction(cast.worker, correction, taken=True, answer="yes")
    answered = actions.answer_correction(cast.lead, correction, taken=True, answer="Thank you")
    assert (answered.state, answered.answer) == ("taken", "Thank you")
    with pytest.raises(ValidationError, match="answered before"):
        actions.answer_correction(cast.lead, correction, taken=False, answer="no")
    with pytest.raises(ValidationError, match="what would be right"):
        actions.suggest_correction(cast.worker, beds, words=" ")


def test_room_thresholds_and_skills(cast, beds):
    actions.set_capacity(cast.worker, beds, unit="beds", available=2, maximum=10)
    with pytest.raises(ValidationError, match="at most"):
        actions.set_capacity(cast.worker, beds, unit="beds", available=11, maximum=10)
    clause = actions.set_threshold(cast.lead, beds, clause="Over 18", kind="age", hardness=3)
    actions.set_threshold(cast.lead, beds, clause, hardness=2)
    clause.refresh_from_db()
    assert clause.hardness == 2
    skill = actions.set_skill(
        cast.worker, beds.team, beds.need, level=Decimal("0.7"), basis="observed", said_by="a peer"
    )
    assert beds.team.skills.get(basis="observed") == skill
    with pytest.raises(ValidationError):
        actions.set_skill(cast.worker, beds.team, beds.need, level=Decimal("1.7"), basis="observed", said_by="a peer")


def test_confirming_makes_an_entry_fresh(cast, beds):
    actions.confirm_service(cast.worker, beds)
    assert Service.objects.get(pk=beds.pk).confirmed_on == date.today()
