"""A place with an entry of our own, and a town hall that it is given in."""

import pytest

from commonweal.live.directory.models import Location, ServiceAtLocation


@pytest.fixture
def hall(cast, beds):
    """The shelter's night beds, given in the hall."""
    where = Location.objects.create(
        place=cast.place, name="The Hall", address="1 High St\nThe Hoe", postcode="PL1 1AA", latitude=50.37,
        longitude=-4.14,
    )  # fmt: skip
    beds.here = ServiceAtLocation.objects.create(place=cast.place, service=beds, location=where)
    return where


@pytest.fixture
def get(cast, client):
    """Asks our town's feed, as nobody in particular."""
    return lambda path="", **headers: client.get(f"/ourtown/openreferral/{path}", headers=headers)
