import pytest

from commonweal.live.places.models import Place

pytestmark = pytest.mark.django_db


def test_places_are_seen_by_members_and_open_ones_by_everyone(cast):
    assert list(Place.objects.visible_to(cast.public)) == [cast.place]
    assert set(Place.objects.visible_to(cast.outsider)) == {cast.place, cast.elsewhere}
