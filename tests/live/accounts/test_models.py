from datetime import timedelta

import pytest
from django.utils import timezone

from commonweal.live.accounts.models import Membership, User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("started", "ended", "in_force"), [(0, None, True), (1, None, False), (-9, 0, False), (-9, 1, True)]
)
def test_a_membership_is_in_force_between_its_days(cast, started, ended, in_force):
    today = timezone.localdate()
    row = cast.worker.memberships.get()
    row.started = today + timedelta(days=started)
    row.ended = None if ended is None else today + timedelta(days=ended)
    row.save()
    assert (row in Membership.objects.in_force()) is in_force
    assert bool(User.objects.get(pk=cast.worker.pk).place_ids) is in_force


def test_somebody_who_is_not_active_belongs_nowhere(cast):
    User.objects.filter(pk=cast.worker.pk).update(is_active=False)
    assert not User.objects.get(pk=cast.worker.pk).place_ids


def test_people_see_those_they_share_a_place_with(cast):
    seen = set(User.objects.visible_to(cast.worker))
    assert cast.lead in seen
    assert cast.outsider not in seen
    assert not User.objects.visible_to(cast.public).exists()


def test_addresses_are_kept_in_small_letters(db):
    assert User.objects.create_user("A.B@Example.ORG", name="A").email == "a.b@example.org"
