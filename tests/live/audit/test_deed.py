import pytest
from django.core.exceptions import PermissionDenied

from commonweal.live.accounts import permissions
from commonweal.live.audit.deed import deed
from commonweal.live.audit.models import Event
from commonweal.live.places.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _verb():
    permissions.allow("test.rename", steward=permissions.PLACE, lead=permissions.OWN)
    yield
    del permissions.WHO_MAY["test.rename"]
    import rules

    rules.remove_perm("test.rename")


def _rename(actor, organisation, name):
    with deed(actor, "test.rename", organisation) as told:
        organisation.name = name
        organisation.save()
        told.fact(fields=["name"])


def _rename_and_fail(cast):
    with deed(cast.steward, "test.rename", cast.shelter) as told:
        cast.shelter.name = "Half"
        cast.shelter.save()
        told.no_such_thing()


def test_state_history_and_event_are_written_together(cast):
    _rename(cast.steward, cast.shelter, "New Name")
    event = Event.objects.get()
    assert (event.actor, event.verb, event.subject_key) == (cast.steward, "test.rename", str(cast.shelter.pk))
    assert "New Name" not in event.body
    assert cast.shelter.history.first().history_user == cast.steward


def test_a_lead_reaches_only_their_own_organisation(cast):
    _rename(cast.lead, cast.shelter, "New Name")
    with pytest.raises(PermissionDenied):
        _rename(cast.lead, cast.council, "Mine Now")


@pytest.mark.parametrize("role", ["worker", "auditor", "outsider", "public"])
def test_nobody_else_may_and_nothing_is_written(cast, role):
    with pytest.raises(PermissionDenied):
        _rename(cast.users[role], cast.shelter, "Mine Now")
    assert Organisation.objects.get(pk=cast.shelter.pk).name == "Harbour Shelter"
    assert not Event.objects.exists()


def test_a_deed_that_fails_leaves_neither_state_nor_event(cast):
    with pytest.raises(AttributeError):
        _rename_and_fail(cast)
    assert Organisation.objects.get(pk=cast.shelter.pk).name == "Harbour Shelter"
    assert not Event.objects.exists()
