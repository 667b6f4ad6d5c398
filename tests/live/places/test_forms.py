import pytest

from commonweal.live.places.forms import PlaceForm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("written", "public"), [("True", True), ("False", False)])
def test_whether_a_place_is_open_is_asked_in_words(cast, written, public):
    form = PlaceForm({"title": "Our Town", "notes": "", "is_public": written}, instance=cast.place)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["is_public"] is public
