import pytest

from commonweal.live.places.models import Organisation
from commonweal.live.places.visibility import PlacesOf

pytestmark = pytest.mark.django_db


def test_rows_follow_their_place(cast):
    seen = set(Organisation.objects.visible_to(cast.worker))
    assert seen == {cast.shelter, cast.council}


def test_a_model_must_say_who_sees_its_rows(cast):
    with pytest.raises(TypeError, match="does not say"):
        PlacesOf(Organisation).visible_to(cast.worker)
