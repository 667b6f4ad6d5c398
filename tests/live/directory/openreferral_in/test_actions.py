import pytest

from commonweal.live.directory.models import Location, Service, Taxonomy, TaxonomyTerm
from commonweal.live.places.models import Organisation

from .conftest import brought_in, looked_at

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Default", "Test", "Warn"])
def test_a_good_mock_feed_is_brought_in_whole(cast, mock, name):
    done = brought_in(cast.steward, cast.place, mock(name))
    assert done.state == "applied"
    assert done.payload is None
    service = Service.objects.get(place=cast.place)
    assert service.name == "Community Counselling"
    assert service.organisation.name.startswith(("Example", "Global"))
    assert service.at_locations.filter(location__name="MyCity Civic Center").exists()
    assert service.extra["contacts"][0]["title"] == "Reception Manager"
    again = looked_at(cast.steward, cast.place, mock(name))
    assert {k: again.plan["counts"][k] for k in ("add", "change", "gone")} == {"add": 0, "change": 0, "gone": 0}


def test_of_the_failing_feed_the_rest_is_brought_in(cast, mock):
    brought_in(cast.steward, cast.place, mock("Fail"))
    assert not Service.objects.filter(place=cast.place).exists()
    assert Taxonomy.objects.filter(place=cast.place).count() == 1
    assert TaxonomyTerm.objects.filter(place=cast.place).count() == 2
    assert Location.objects.filter(place=cast.place).count() == 1
    assert Organisation.objects.filter(place=cast.place, name="Example Organization Inc.").count() == 5
