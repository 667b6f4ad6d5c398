import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from commonweal.live.audit.models import Event
from commonweal.live.places import actions
from commonweal.live.places.models import Organisation, Place

pytestmark = pytest.mark.django_db


def test_a_steward_opens_and_closes_a_place(cast):
    actions.edit_place(cast.steward, cast.place, title="Our Town", notes="", is_public=False)
    assert not list(Place.objects.visible_to(cast.public))
    assert '"is_public"' in Event.objects.get().body
    for role in ("commissioner", "lead", "worker", "researcher", "auditor", "outsider"):
        with pytest.raises(PermissionDenied):
            actions.edit_place(getattr(cast, role), cast.place, title="Mine", notes="", is_public=True)


def test_a_place_needs_a_title(cast):
    with pytest.raises(ValidationError, match="title"):
        actions.edit_place(cast.steward, cast.place, title="", notes="", is_public=True)
    assert Place.objects.get(pk=cast.place.pk).title == "Our Town"
    assert not Event.objects.exists()


def test_an_organisation_is_added_once(cast):
    row = actions.add_organisation(cast.commissioner, cast.place, name="Quay Kitchen", sector="community")
    assert row.key == "quay-kitchen"
    with pytest.raises(ValidationError, match="of that name"):
        actions.add_organisation(cast.steward, cast.place, name="quay kitchen ", sector="charity")
    assert actions.add_organisation(cast.steward, cast.place, name="Quay, Kitchen", sector="charity").key.endswith("-2")
    with pytest.raises(PermissionDenied):
        actions.add_organisation(cast.outsider, cast.place, name="Theirs", sector="charity")


def test_a_lead_edits_the_own_organisation_alone(cast):
    actions.edit_organisation(cast.lead, cast.shelter, name="Harbour", sector="charity", description="Beds")
    assert Organisation.objects.get(pk=cast.shelter.pk).name == "Harbour"
    with pytest.raises(PermissionDenied):
        actions.edit_organisation(cast.lead, cast.council, name="Mine", sector="charity", description="")


class KeysFit(TestCase):
    @given(st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=6))
    def test_keys_are_slugs_and_no_two_alike(self, names):
        place = Place.objects.create(slug="keys", title="Keys")
        for name in names:
            key = actions._key(place, name)
            row = Organisation(place=place, name="x", key=key, sector="charity")
            row.full_clean()
            row.save()
