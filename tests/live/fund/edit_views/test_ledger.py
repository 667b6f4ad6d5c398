import pytest

from commonweal.live.fund import ledger
from commonweal.live.fund.models import Account, Entry

pytestmark = pytest.mark.django_db


def _entry(fund, **more):
    told = {"day": "2026-05-03", "memo": "a grant", "lines": 2, "account_1": fund.bank.pk, "into_1": "1,000.50"}
    return told | {"account_2": fund.paid_in.pk, "out_2": "£1000.50"} | more


def test_an_entry_is_recorded_and_reversed(cast, fund, fill_in):
    assert fill_in("entries/record/", **_entry(fund)).status_code == 302
    assert ledger.balances(fund)["assets:pool"] == 100_050
    entry = Entry.objects.get()
    page = f"entries/{entry.pk}/reverse/"
    assert f"/ourtown/fund/{page}" in cast.client("commissioner").get("/ourtown/fund/entries/").content.decode()
    fill_in(page, day="2026-05-04", memo="twice")
    assert ledger.balances(fund)["assets:pool"] == 0
    assert "reversed before" in fill_in(page, day="2026-05-04", memo="twice").content.decode()
    assert f"/ourtown/fund/{page}" not in cast.client("commissioner").get("/ourtown/fund/entries/").content.decode()


def test_an_entry_out_of_balance_is_told_what_is_missing_and_keeps_what_was_typed(fund, fill_in):
    shown = fill_in("entries/record/", **_entry(fund, out_2="1,000")).content.decode()
    assert "£1,000.50 goes in and £1,000 comes out: £0.50 more must go out of an account." in shown
    assert 'value="1,000.50"' in shown
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("lines", "then"), [("2", "3"), ("20", "20"), ("99999", "5"), ("x", "5"), ("-1", "5")])
def test_another_line_is_given_with_what_was_typed(fund, fill_in, lines, then):
    shown = fill_in("entries/record/", **_entry(fund, lines=lines, more="1")).content.decode()
    assert f'name="lines" value="{then}"' in shown
    assert 'value="1,000.50"' in shown
    assert not Entry.objects.exists()


def test_an_entry_of_another_place_is_not_found(cast, fund):
    from tests.live.rows import row

    theirs = row(Entry, cast.elsewhere, cast.outsider)
    assert cast.client("commissioner").post(f"/ourtown/fund/entries/{theirs.pk}/reverse/").status_code == 404


def test_an_account_is_opened(fund, fill_in):
    assert "on which component" in fill_in("accounts/open/", code="expenses:x", kind="expense").content.decode()
    fill_in("accounts/open/", code="expenses:x", kind="expense", component=fund.health.pk)
    assert Account.objects.get(code="expenses:x").component == fund.health
