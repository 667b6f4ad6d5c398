from datetime import date, timedelta

import pytest

from commonweal.live.directory.models import Service
from commonweal.live.front.glance import glance
from commonweal.live.governance import actions

pytestmark = pytest.mark.django_db


def test_services_and_assets_are_counted_and_how_many_are_fresh(cast, django_assert_max_num_queries):
    old = date.today() - timedelta(days=400)
    for kind, day in (("service", date.today()), ("service", old), ("space", None)):
        Service.objects.create(place=cast.place, organisation=cast.shelter, name="x", kind=kind, confirmed_on=day)
    with django_assert_max_num_queries(8):
        told = glance(cast.public, cast.place)
    assert (told.services, told.assets, told.entries, told.fresh) == (2, 1, 3, 1)


def test_what_a_closed_decision_waits_for_is_not_told_to_strangers(cast):
    made = actions.propose(cast.worker, cast.place, title="One door", question="?")
    words = dict.fromkeys(("what_was_decided", "best_for_person", "best_for_system", "think_again"), "x")
    actions.take(cast.lead, made, decided_on=date(2020, 1, 1), look_again_on=date(2021, 1, 1), **words)
    for user in (cast.public, cast.worker):
        told = glance(user, cast.place)
        assert (told.not_checked_back, list(told.look_again)) == (1, [made])
    actions.close(cast.steward, made, because="why", until=date.today() + timedelta(days=9))
    told = glance(cast.public, cast.place)
    assert (told.not_checked_back, list(told.look_again)) == (0, [])
    assert glance(cast.worker, cast.place).not_checked_back == 1
