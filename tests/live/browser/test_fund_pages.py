"""The pages on which the fund is changed, in Chromium: axe clean, no sideways scroll, an entry without JavaScript."""

from datetime import date

import pytest

from commonweal.live.fund import actions, ledger
from commonweal.live.fund.demo_year import live_a_year
from commonweal.live.fund.models import Fund

from .conftest import faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = (
    "", "position/", "entries/", "accounts/", "partners/", "virements/", "agreement/?amount=50", "entries/record/",
    "months/plan/", "months/forecast/upload/", "virements/move/", "publish/", "accounts/open/", "partners/pay-in/",
    "agreement/write/", "versions/paper/",
)  # fmt: skip


@pytest.fixture
def year(cast):
    """A fund of our town with an example year."""
    by = cast.steward
    fund = actions.open_fund(by, cast.place, title="Our pool", year_starts=date(2026, 4, 1))
    version = actions.publish_version(by, fund, title="Paper", source="a paper", gross_pence=10**9)
    for name in ("Adult Social Care", "Housing Services"):
        actions.add_line(
            by, version, component=actions.add_component(by, fund, name=name), strategy="Community",
            partner=actions.add_partner(by, fund, name=f"Partner of {name}"), gross_pence=5 * 10**8, mode="pooled",
        )  # fmt: skip
    live_a_year(by, fund, version)
    agreement = actions.write_agreement(by, fund, title="Ours", begins=date(2026, 4, 1))
    actions.add_clause(by, agreement, kind="proportional", clause="in proportion", terms={})
    return fund


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_fund_can_be_used_by_everyone(page_as, year, width):
    page = page_as("commissioner", width)
    for address in PAGES:
        assert page.goto("/ourtown/fund/" + address).status == 200
        assert not faults(page), address


def test_an_entry_is_recorded_without_javascript(page_as, year):
    page = page_as("commissioner", java_script_enabled=False)
    page.goto("/ourtown/fund/entries/record/")
    page.fill("[name=day]", "2026-05-03")
    page.fill("[name=memo]", "a grant")
    page.select_option("[name=account_1]", label="assets:pool")
    page.fill("[name=into_1]", "£1,000.50")
    page.get_by_role("button", name="Give me another line").click()
    page.select_option("[name=account_5]", label="income:partner of housing services")
    page.fill("[name=out_5]", "1000")
    page.select_option("[name=account_2]", label="income:partner of adult social care")
    page.fill("[name=out_2]", "0.40")
    page.get_by_role("button", name="Record it").click()
    assert "£0.10 more must go out of an account" in page.inner_text("main")
    before = ledger.balances(Fund.objects.get())["assets:pool"]
    page.fill("[name=out_2]", "0.50")
    page.get_by_role("button", name="Record it").click()
    assert "It is recorded." in page.inner_text("main")
    assert ledger.balances(Fund.objects.get())["assets:pool"] == before + 100_050
