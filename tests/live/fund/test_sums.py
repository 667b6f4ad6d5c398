"""Sums of the ledger by month: remembered, and never old."""

from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.models import Account, Fund
from commonweal.live.fund.sums import months_with_entries, state_of, sums

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 4, 1), date(2027, 4, 1))


@pytest.fixture
def pay(cast, fund):
    """`pay(day, pence)` records so much spent on housing."""
    return lambda day, pence: actions.record_entry(
        cast.steward, fund, day=day, memo="m", postings={fund.spent: pence, fund.bank: -pence}
    )


def test_sums_are_by_month_and_by_what_they_are(cast, fund, pay):
    charges = Account.objects.create(fund=fund, code="income:charges", kind="income")
    pay(date(2026, 4, 30), 5)
    pay(date(2026, 5, 1), 7)
    pay(date(2027, 4, 1), 100)
    for account, pence in ((fund.paid_in, 30), (charges, 4)):
        postings = {account: -pence, fund.bank: pence}
        actions.record_entry(cast.steward, fund, day=date(2027, 3, 31), memo="in", postings=postings)
    told = sums(fund, *YEAR)
    assert told.spent == {(date(2026, 4, 1), fund.housing.pk): 5, (date(2026, 5, 1), fund.housing.pk): 7}
    assert told.received == {(date(2027, 3, 1), "Council"): 30}
    assert told.other_income == {(date(2027, 3, 1), "income:charges"): 4}
    assert [month.month for month in months_with_entries(fund)] == [4, 5, 3, 4]


def test_a_new_entry_is_in_the_sums_at_once(fund, pay):
    assert sums(fund, *YEAR).spent == {}
    for _ in range(2):
        pay(date(2026, 4, 2), 5)
        expected = 5 * fund.entries.count()
        assert sum(sums(fund, *YEAR).spent.values()) == expected


def test_sums_of_a_ledger_that_did_not_grow_are_not_worked_out_again(fund, pay, django_assert_num_queries):
    pay(date(2026, 4, 2), 5)
    sums(fund, *YEAR)
    with django_assert_num_queries(2):
        sums(fund, *YEAR)


def test_another_fund_has_sums_of_its_own(cast, fund, pay):
    pay(date(2026, 4, 2), 5)
    other = Fund.objects.create(place=cast.elsewhere, title="Theirs", year_starts=date(2026, 4, 1))
    assert sums(other, *YEAR).spent == {}
    assert state_of(other) != state_of(fund)
