"""Statements and charts with figures in them, in Chromium, at both widths; and from a figure to its rows."""

from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.models import Account, Component, Fund, Line, Partner, Version

from .conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kept(cast):
    """A fund of which £1,234,567.89 was spent in May where £1m was planned, and whose version has lines."""
    fund = Fund.objects.create(place=cast.place, title="Our fund", year_starts=date(2026, 4, 1))
    name = "Children's services, with the schools grant and all that belongs to it"
    component, partner = (m.objects.create(fund=fund, name=name) for m in (Component, Partner))
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="t", gross_pence=1, net_pence=1)
    line = {"version": version, "component": component, "partner": partner, "mode": "pooled"}
    Line.objects.create(**line, strategy="Wellbeing", gross_pence=638_000_000_00, income_pence=1_000_00)
    bank, spent = (Account.objects.create(fund=fund, code=c, kind=k) for c, k in (("b", "asset"), ("e", "expense")))
    Account.objects.filter(pk=spent.pk).update(component=component)
    spent.refresh_from_db()
    actions.set_contribution(cast.steward, partner, year=2026, pence=638_000_000_00)
    actions.set_month(cast.steward, component, month=date(2026, 5, 1), kind="plan", pence=1_000_000_00)
    postings = {spent: 123_456_789, bank: -123_456_789}
    actions.record_entry(cast.steward, fund, day=date(2026, 5, 2), memo="Paid out", postings=postings)
    return cast


@pytest.mark.parametrize("width", [1280, 320])
def test_statements_and_charts_at_both_widths(kept, page_as, width):
    page, found = page_as("worker", width), {}
    for address in ("", "fund/", "fund/position/", "fund/versions/talk/", "fund/versions/talk/parts/"):
        assert page.goto(f"/ourtown/{address}").ok, address
        assert page.locator("svg.cw-chart").count() >= 1, address
        found[address] = faults(page)
    for address in ("fund/statements/", "fund/statements/2026/", "fund/better-care/2026/", "fund/rows/", "waiting/"):
        assert page.goto(f"/ourtown/{address}").ok, address
        found[address] = faults(page)
    assert not {address: wrong for address, wrong in found.items() if wrong}


def test_a_figure_leads_to_the_entries_it_is_the_sum_of(kept, page_as):
    page = page_as("worker")
    page.goto("/ourtown/")
    page.get_by_role("link", name="The statement of the year").click()
    page.get_by_role("link", name="£1,234,567.89").first.click()
    assert page.get_by_text("Paid out").is_visible()
    assert page.get_by_text("Entry by entry: £1,234,567.89 together", exact=True).is_visible()
