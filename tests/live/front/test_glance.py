from datetime import date, timedelta

import pytest

from commonweal.live.directory.models import Service
from commonweal.live.front.glance import glance

pytestmark = pytest.mark.django_db


def test_services_and_assets_are_counted_and_how_many_are_fresh(cast, django_assert_max_num_queries):
    old = date.today() - timedelta(days=400)
    for kind, day in (("service", date.today()), ("service", old), ("space", None)):
        Service.objects.create(place=cast.place, organisation=cast.shelter, name="x", kind=kind, confirmed_on=day)
    with django_assert_max_num_queries(8):
        told = glance(cast.public, cast.place)
    assert (told.services, told.assets, told.entries, told.fresh) == (2, 1, 3, 1)
