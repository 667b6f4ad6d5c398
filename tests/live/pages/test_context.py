import pytest

pytestmark = pytest.mark.django_db


def test_a_page_of_a_place_knows_the_place_and_the_readers_roles(cast):
    context = cast.client("worker").get("/ourtown/").context
    assert context["place"] == cast.place
    assert context["roles"] == {"worker"}


def test_a_page_without_a_place_knows_the_sites_name(cast):
    context = cast.client("public").get("/accessibility/").context
    assert context["site_name"] == "Commonweal"
    assert not context.get("place")
