from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund import actions, ledger
from commonweal.live.fund.models import Account, Entry, Posting

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 3)


def _pay(cast, fund, pence=500):
    postings = {fund.bank: pence, fund.paid_in: -pence}
    return actions.record_entry(cast.steward, fund, day=DAY, memo="a grant", postings=postings)


@pytest.mark.parametrize("model", [Entry, Posting])
@pytest.mark.parametrize("what", ["update", "delete"])
def test_the_database_itself_refuses_to_change_the_ledger(cast, fund, model, what):
    _pay(cast, fund)
    rows = model.objects.all()
    changed = {"memo": "x"} if model is Entry else {"pence": 7}
    with pytest.raises(DatabaseError, match="only reversed"), transaction.atomic():
        rows.update(**changed) if what == "update" else rows._raw_delete("default")
    assert ledger.balances(fund)["assets:pool"] == 500


def test_the_triggers_come_off_and_go_on_again(cast, fund):
    entry = _pay(cast, fund)
    ledger.remove(connection)
    ledger.remove(connection)
    Entry.objects.filter(pk=entry.pk).update(memo="x")
    ledger.install(connection)
    with pytest.raises(DatabaseError, match="only reversed"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(memo="y")


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(-(10**12), 10**12).filter(bool)), max_size=5))
def test_balances_sum_to_nothing_and_reversing_all_restores_them(cast, fund, sides):
    before = ledger.balances(fund)
    made = [
        actions.record_entry(
            cast.steward, fund, day=DAY, memo="x",
            postings={fund.bank: pence, (fund.paid_in if income else fund.spent): -pence},
        )
        for income, pence in sides
    ]  # fmt: skip
    assert sum(ledger.balances(fund).values()) == 0
    for entry in reversed(made):
        actions.reverse_entry(cast.steward, entry, day=DAY, memo="undone")
    assert ledger.balances(fund) == before
    assert ledger.unbalanced(fund) == []


def test_an_entry_put_in_behind_the_verbs_is_found(cast, fund):
    entry = Entry.objects.create(fund=fund, day=DAY, memo="x", made_by=cast.steward)
    Posting.objects.create(entry=entry, account=fund.bank, pence=1)
    assert ledger.unbalanced(fund) == [entry.pk]


def test_an_account_without_postings_stands_at_nothing(fund):
    assert ledger.balances(fund) == {account.code: 0 for account in Account.objects.filter(fund=fund)}
