import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.audit.models import Event
from commonweal.live.directory import actions, door_actions
from commonweal.live.directory.models import Area, Location, Need, Service, Team, Threshold

pytestmark = pytest.mark.django_db
VERBS = {
    "add_team": lambda cast, beds: ("add_team", beds, {"name": "Days", "need": beds.need}),
    "edit_team": lambda cast, beds: ("edit_team", beds.team, {"name": "Evenings"}),
    "add_location": lambda cast, beds: ("add_location", beds, {"name": "The Hall", "postcode": "PL1 1AA"}),
    "end_threshold": lambda cast, beds: ("end_threshold", beds.clause, {}),
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ["lead", "steward"])
def test_a_lead_and_a_steward_may_and_it_is_told(cast, beds, verb, role):
    name, subject, fields = VERBS[verb](cast, beds)
    getattr(door_actions, name)(cast.users[role], subject, **fields)
    assert Event.objects.get().verb == f"directory.{name}"


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ["worker", "commissioner", "experience", "researcher", "auditor", "outsider"])
def test_nobody_else_may(cast, beds, verb, role):
    name, subject, fields = VERBS[verb](cast, beds)
    with pytest.raises(PermissionDenied):
        getattr(door_actions, name)(cast.users[role], subject, **fields)
    assert not Event.objects.exists()


def test_a_lead_of_another_organisation_may_not(cast, beds):
    for model in (Service, Team, Threshold):
        model.objects.update(organisation=cast.council)
    for make in VERBS.values():
        name, subject, fields = make(cast, _fresh(beds))
        with pytest.raises(PermissionDenied):
            getattr(door_actions, name)(cast.lead, subject, **fields)


def _fresh(beds):
    again = Service.objects.get(pk=beds.pk)
    again.team, again.clause, again.need = Team.objects.get(), Threshold.objects.get(), beds.need
    return again


def test_a_clause_that_is_ended_stays_in_its_history(cast, beds):
    door_actions.end_threshold(cast.lead, beds.clause)
    assert not Threshold.objects.exists()
    assert Threshold.history.filter(clause="No dogs").exists()
    assert Event.objects.get().subject_key == str(beds.clause.pk)


def test_what_belongs_to_another_place_or_service_is_refused(cast, beds):
    theirs = Need.objects.create(place=cast.elsewhere, key="x", name="X")
    area = Area.objects.create(place=cast.elsewhere, key="x", name="X")
    other = Service.objects.create(place=cast.place, organisation=cast.shelter, name="Day centre")
    with pytest.raises(ValidationError):
        door_actions.add_team(cast.lead, beds, name="Days", need=theirs)
    with pytest.raises(ValidationError):
        door_actions.add_location(cast.lead, beds, name="Hall", area=area)
    with pytest.raises(ValidationError):
        actions.set_skill(cast.lead, beds.team, theirs, level=1, basis="claimed", said_by="us")
    with pytest.raises(ValidationError):
        actions.set_threshold(cast.lead, other, team=beds.team, clause="x", kind="age", hardness=1)
    with pytest.raises(ValidationError):
        door_actions.edit_team(cast.lead, beds.team, key="other")
    assert not Event.objects.exists()
    assert not Location.objects.exists()


def test_an_address_that_changes_is_no_longer_the_feeds(cast, beds):
    here = door_actions.add_location(cast.lead, beds, name="Hall", address="1 High St")
    Location.objects.update(extra={"addresses": [{"id": "1"}], "location_type": "physical"})
    here.refresh_from_db()
    door_actions.edit_location(cast.lead, here, name="The Hall")
    assert "addresses" in Location.objects.get().extra
    door_actions.edit_location(cast.lead, here, postcode="PL1 1AA")
    assert Location.objects.get().extra == {"location_type": "physical"}


def test_a_location_that_others_use_too_is_not_moved(cast, beds):
    here = door_actions.add_location(cast.lead, beds, name="Hall")
    theirs = Service.objects.create(place=cast.place, organisation=cast.council, name="Library")
    theirs.at_locations.create(place=cast.place, location=here.location)
    with pytest.raises(ValidationError, match="Other organisations"):
        door_actions.edit_location(cast.lead, here, name="Elsewhere")
    assert Location.objects.get().name == "Hall"
