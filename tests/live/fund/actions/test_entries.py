from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.audit import chain
from commonweal.live.fund import actions
from commonweal.live.fund.models import Entry, Posting

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 3)


def _pay(cast, fund, pence, memo="a grant"):
    postings = {fund.bank: pence, fund.paid_in: -pence}
    return actions.record_entry(cast.commissioner, fund, day=DAY, memo=memo, postings=postings)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(1, 10**11), min_size=1, max_size=5))
def test_the_ledger_always_sums_to_nothing_and_reversal_restores(cast, fund, amounts):
    def balance():
        return fund.bank.postings.aggregate(total=Sum("pence"))["total"] or 0

    before = balance()
    entries = [_pay(cast, fund, pence) for pence in amounts]
    assert Posting.objects.filter(entry__fund=fund).aggregate(total=Sum("pence"))["total"] == 0
    assert balance() == before + sum(amounts)
    for entry in entries:
        actions.reverse_entry(cast.commissioner, entry, day=DAY, memo="wrong")
    assert balance() == before
    assert chain.verify() is None


def test_an_entry_that_does_not_balance_is_refused_whole(cast, fund):
    with pytest.raises(ValidationError, match=r"out of balance by £0\.01"):
        actions.record_entry(cast.steward, fund, day=DAY, memo="x", postings={fund.bank: 3, fund.paid_in: -2})
    assert not Entry.objects.exists()


def test_an_entry_is_reversed_once(cast, fund):
    entry = _pay(cast, fund, 500)
    reversal = actions.reverse_entry(cast.steward, entry, day=DAY, memo="wrong")
    for again in (entry, reversal):
        with pytest.raises(ValidationError, match="reversed before"):
            actions.reverse_entry(cast.steward, again, day=DAY, memo="again")


@pytest.mark.parametrize("role", ["worker", "lead", "auditor", "researcher", "experience", "outsider", "public"])
def test_others_do_not_touch_the_money(cast, fund, role):
    with pytest.raises(PermissionDenied):
        actions.record_entry(cast.users[role], fund, day=DAY, memo="x", postings={fund.bank: 1, fund.paid_in: -1})


def test_bad_input_is_not_told_to_those_who_may_not(cast, fund):
    with pytest.raises(PermissionDenied):
        actions.record_entry(cast.worker, fund, day=DAY, memo="", postings={})
    with pytest.raises(PermissionDenied):
        actions.set_contribution(cast.worker, fund.nhs, year=2026, pence=-1)
    with pytest.raises(PermissionDenied):
        actions.move(cast.worker, fund.housing, fund.housing, month=DAY, pence=-1, why="", decision=None)


@pytest.mark.parametrize(
    ("postings", "says"),
    [
        (lambda fund: {}, "moves nothing"),
        (lambda fund: {fund.bank: 0}, "moves nothing"),
        (lambda fund: {fund.bank: 10**16, fund.paid_in: -(10**16)}, "No side of an entry is more than"),
    ],
)
def test_an_entry_says_what_is_wrong_with_it(cast, fund, postings, says):
    with pytest.raises(ValidationError, match=says):
        actions.record_entry(cast.steward, fund, day=DAY, memo="x", postings=postings(fund))
    with pytest.raises(ValidationError, match="memo"):
        actions.record_entry(cast.steward, fund, day=DAY, memo="", postings={fund.bank: 1, fund.paid_in: -1})
