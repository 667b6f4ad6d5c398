from datetime import date

import pytest

from commonweal.live.fund.models import Contribution, Fund, Partner

pytestmark = pytest.mark.django_db


def test_a_place_without_a_fund_begins_one(cast):
    client = cast.client("commissioner")
    assert "/ourtown/fund/begin/" in client.get("/ourtown/fund/").content.decode()
    assert client.get("/ourtown/fund/year/").status_code == 404
    client.post("/ourtown/fund/begin/", {"title": "Our pool", "year_starts": "2026-04-01"})
    assert Fund.objects.get().place == cast.place
    assert "Our pool" in client.get("/ourtown/fund/").content.decode()


def test_another_year_is_opened(fund, fill_in):
    fill_in("year/", title="Our fund", year_starts="2027-04-01")
    assert Fund.objects.get().year_starts == date(2027, 4, 1)


def test_a_partner_and_what_it_pays_in(cast, fund, fill_in):
    fill_in("partners/add/", name="Harbour", organisation=cast.shelter.pk)
    made = Partner.objects.get(name="Harbour")
    assert made.organisation == cast.shelter
    told = {"partner": made.pk, "year": 2026, "source": "assumed"}
    assert "write it like" in fill_in("partners/pay-in/", **told, pence="lots").content.decode()
    assert "not below nothing" in fill_in("partners/pay-in/", **told, pence="-5").content.decode()
    fill_in("partners/pay-in/", **told, pence="£1,234.50")
    assert Contribution.objects.get().pence == 123_450
