import pytest
from allauth.mfa.models import Authenticator

from commonweal.live.accounts.roles import STAFF, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role.values)
def test_staff_without_a_second_factor_are_led_to_it_and_see_nothing_else(cast, role):
    Authenticator.objects.all().delete()
    client = cast.client(role)
    page, api = client.get("/ourtown/people/"), client.get("/api/ourtown/governance/decisions")
    if role in STAFF:
        assert page.headers["Location"] == "/accounts/2fa/"
        assert api.status_code == 403
        assert client.get("/accounts/2fa/").status_code == 200
    else:
        assert (page.status_code, api.status_code) == (200, 200)


def test_with_one_they_go_through(cast):
    assert cast.client("steward").get("/ourtown/people/").status_code == 200


def test_no_browser_keeps_a_page_of_somebody_signed_in(cast):
    for address in ("/ourtown/", "/ourtown/people/", "/ourtown/people/?format=csv", "/api/ourtown/directory/entries"):
        assert cast.client("steward").get(address).headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in cast.client("public").get("/ourtown/").headers
