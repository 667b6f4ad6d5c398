import pytest
from django.core.exceptions import ValidationError
from tests.live.loaded import plymouth

from commonweal.live.accounts.models import User
from commonweal.live.accounts.roles import Role
from commonweal.live.audit import chain
from commonweal.live.audit.models import Event
from commonweal.live.places.models import Place
from commonweal.live.serving.demo import load
from commonweal.live.serving.first import first_steward

pytestmark = pytest.mark.django_db


def test_everything_but_the_fund_comes_by_deeds_of_the_made_up_steward(tmp_path):
    _, place = plymouth(tmp_path)
    steward = User.objects.get(email="steward@demo.invalid")
    events = Event.objects.filter(place=place)
    # What a voice says, each of the made-up people says alone; everything else is the steward's.
    voices = events.filter(verb__startswith="assurance.say_")
    assert set(events.exclude(pk__in=voices.values("pk")).values_list("actor", flat=True)) == {steward.pk}
    assert steward.pk not in set(voices.values_list("actor", flat=True))
    made = events.filter(verb="serving.make_up").count()
    assert made == len(Role)
    assert {"accounts.first_steward", "places.edit", "directory.bring_in_folder", "directory.add_service"} <= set(
        events.values_list("verb", flat=True)
    )
    assert place.notes
    assert steward.current_memberships[0].organisation is not None
    assert chain.verify() is None


def test_a_place_of_ones_own_gets_no_made_up_people(tmp_path):
    first_steward(slug="plymouth", title="Mine", email="me@example.org", name="Me", password="nine green bottles")
    with pytest.raises(ValidationError, match="no demonstration"):
        plymouth(tmp_path)
    assert User.objects.count() == 1


def test_one_user_of_each_role_and_nothing_twice(tmp_path):
    folder, place = plymouth(tmp_path)
    again, password = load(folder, tmp_path)
    assert (again, Place.objects.count()) == (place, 1)
    assert {m.role for u in User.objects.all() for m in u.current_memberships} == set(Role.values)
    assert User.objects.first().check_password(password)
    assert (tmp_path / "demo_password").stat().st_mode & 0o077 == 0
