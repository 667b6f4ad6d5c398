import pytest
from tests.live.loaded import plymouth

from commonweal.live.accounts.models import User
from commonweal.live.accounts.roles import Role
from commonweal.live.places.models import Place
from commonweal.live.serving.demo import load

pytestmark = pytest.mark.django_db


def test_one_user_of_each_role_and_nothing_twice(tmp_path):
    folder, place = plymouth(tmp_path)
    again, password = load(folder, tmp_path)
    assert (again, Place.objects.count()) == (place, 1)
    assert {m.role for u in User.objects.all() for m in u.current_memberships} == set(Role.values)
    assert User.objects.first().check_password(password)
    assert (tmp_path / "demo_password").stat().st_mode & 0o077 == 0
