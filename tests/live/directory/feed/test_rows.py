import pytest

from commonweal.live.directory.feed.rows import (
    clauses,
    kinds,
    needs,
    services,
    services_at_locations,
    taxonomies,
    terms,
)
from commonweal.live.directory.models import Service

pytestmark = pytest.mark.django_db


def test_a_feed_has_what_everyone_may_see(cast, beds, hall):
    assert [row.name for row in services(cast.place)] == ["Night beds"]
    assert [row.service.name for row in services_at_locations(cast.place)] == ["Night beds"]
    assert [row.key for row in needs(cast.place)] == ["homelessness"]
    assert [row.clause for row in clauses(cast.place)] == ["No dogs"]
    assert not taxonomies(cast.place).exists()
    assert not terms(cast.place).exists()
    assert kinds(cast.place) == []
    Service.objects.update(status="inactive")
    assert not services(cast.place).exists()
    assert not services_at_locations(cast.place).exists()
    assert not clauses(cast.place).exists()


def test_a_member_may_read_the_rest_for_a_file(cast, beds, hall):
    Service.objects.update(status="inactive")
    assert services(cast.place, reader=cast.steward).count() == 1
    assert services_at_locations(cast.place, reader=cast.steward).count() == 1


def test_other_places_are_not_in_it(cast, beds):
    assert not services(cast.elsewhere).exists()


def test_when_an_entry_changed_is_known_from_its_history(cast, beds):
    (row,) = services(cast.place)
    assert row.changed == beds.history.latest().history_date
    assert row.came is None
