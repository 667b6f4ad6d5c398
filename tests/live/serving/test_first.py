import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from commonweal.live.accounts import verbs_allowed  # noqa: F401 - brings in who may invite
from commonweal.live.accounts.models import User
from commonweal.live.directory.models import Team
from commonweal.live.places.models import Place
from commonweal.live.serving.first import bring_in, first_steward
from commonweal.place import new_place, read_place

pytestmark = pytest.mark.django_db
GOOD = {"slug": "ours", "title": "Ours", "email": "sam@example.org", "name": "Sam", "password": "nine green bottles"}


def test_the_place_is_closed_at_first_and_its_steward_may_invite():
    user = first_steward(**GOOD)
    place = Place.objects.get(slug="ours")
    assert not place.is_public
    assert user.has_perm("accounts.invite", place)
    assert user.needs_two_factors


def test_a_place_can_be_open_from_the_start():
    first_steward(**GOOD, is_public=True)
    assert Place.objects.get(slug="ours").is_public


@pytest.mark.parametrize("wrong", [{"slug": "our town"}, {"email": "sam"}, {"password": "short"}])
def test_what_cannot_be_leaves_nothing(wrong):
    with pytest.raises(ValidationError):
        first_steward(**{**GOOD, **wrong})
    assert not User.objects.exists()
    assert not Place.objects.exists()


def test_an_account_that_exists_keeps_its_password():
    User.objects.create_user("sam@example.org", "the password of before", name="Sam")
    assert first_steward(**GOOD).check_password("the password of before")


def test_a_folder_fills_a_new_place_and_no_other(cast, tmp_path):
    folder = read_place(new_place(tmp_path / "starter"))
    user = first_steward(slug="begun", title="Begun", email="b@example.org", name="B", password="nine green bottles")
    place = Place.objects.get(slug="begun")
    bring_in(user, place, folder)
    assert Team.objects.filter(place=place).count() == len(folder.teams)
    assert place.funds.get().versions.count() == len(folder.manifest.funds)
    assert place.strategies.exists()
    with pytest.raises(ValidationError, match="holds something already"):
        bring_in(user, place, folder)
    with pytest.raises(PermissionDenied):
        bring_in(cast.steward, Place.objects.create(slug="new", title="New"), folder)
