import pytest

from commonweal.live.directory.models import Service
from commonweal.live.directory.openreferral_in.rows import Rows

from .conftest import brought_in, bundle
from .feeds import at_location, key, service, term

pytestmark = pytest.mark.django_db


def test_rows_say_what_the_feed_said(cast):
    attributes = [{"id": key(5), "taxonomy_term": term()}]
    whole = service(service_at_locations=[at_location()], attributes=attributes)
    brought_in(cast.steward, cast.place, bundle(services=[whole]))
    rows = Rows(cast.place)
    said = rows.said["service"][key(10)]
    assert (said["organisation"], said["terms"], said["extra.attributes"]) == (key(1), [key(30)], attributes)
    assert rows.said["service_at_location"][key(40)] == {"service": key(10), "location": key(50)}
    assert rows.said["location"][key(50)]["postcode"] == "PL1 1AA"
    assert rows.known("service", key(10))
    assert not Rows(cast.elsewhere).known("service", key(10))


def test_an_entry_made_here_has_its_shape_too(cast, beds):
    [said] = Rows(cast.place).said["service"].values()
    assert said == {"name": "Night beds", "status": "active", "organisation": str(cast.shelter.oruk_id)}
    assert Service.objects.count() == 1
