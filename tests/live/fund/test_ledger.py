from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund import actions, ledger
from commonweal.live.fund.models import Account, Entry, Fund, Posting

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


def test_an_account_without_postings_stands_at_nothing(fund):
    assert ledger.balances(fund) == {account.code: 0 for account in Account.objects.filter(fund=fund)}


def _sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _posting(entry, account, pence, verb="INSERT"):
    _sql(f"{verb} INTO fund_posting (entry_id, account_id, pence) VALUES (%s, %s, %s)", entry, account.pk, pence)


def _entry(number, fund, cast):
    _sql(
        "INSERT INTO fund_entry (id, fund_id, day, memo, made_by_id, made) VALUES (%s, %s, %s, 'raw', %s, %s)",
        number, fund.pk, DAY, cast.steward.pk, timezone.now(),
    )  # fmt: skip


def _write(fund, cast, *sides):
    """An entry as somebody at the database's own prompt would write it, in one transaction."""
    with transaction.atomic():
        number = ledger.next_entry()
        for account, pence in sides:
            _posting(number, account, pence)
        _entry(number, fund, cast)
        connection.check_constraints()


def _alone(number, *sides):
    with transaction.atomic():
        for account, pence in sides:
            _posting(number, account, pence)
        connection.check_constraints()


def test_a_raw_entry_that_balances_is_taken(cast, fund):
    _write(fund, cast, (fund.bank, 700), (fund.paid_in, -300), (fund.spent, -400))
    assert ledger.balances(fund)["assets:pool"] == 700


@pytest.mark.parametrize("sides", [[], [1], [5, -4], [5, -5, 1], [10**15, -(10**15) + 1]])
def test_a_raw_entry_that_does_not_balance_is_refused(cast, fund, sides):
    with pytest.raises(IntegrityError, match="sum to nothing"):
        _write(fund, cast, *((fund.bank, pence) for pence in sides))
    assert not Entry.objects.exists()


def test_a_raw_entry_in_accounts_of_another_fund_is_refused(cast, fund):
    other = Fund.objects.create(place=cast.elsewhere, title="Theirs", year_starts=DAY)
    theirs = Account.objects.create(fund=other, code="assets:theirs", kind="asset")
    with pytest.raises(IntegrityError, match="accounts of its fund"):
        _write(fund, cast, (fund.bank, 5), (theirs, -5))


def test_nothing_is_added_to_an_entry_even_if_it_balances(cast, fund):
    entry = _pay(cast, fund)
    for sides in ([1], [2, -2]):
        with pytest.raises(IntegrityError, match="written whole"):
            _alone(entry.pk, *((fund.bank, pence) for pence in sides))
    assert ledger.balances(fund)["assets:pool"] == 500


def test_a_posting_without_its_entry_is_refused_at_commit(cast, fund):
    with pytest.raises(IntegrityError):
        _alone(ledger.next_entry(), (fund.bank, 1), (fund.paid_in, -1))


@pytest.mark.django_db(transaction=True)
def test_a_commit_of_half_an_entry_is_refused(cast, fund):
    with pytest.raises(IntegrityError), transaction.atomic():
        _posting(ledger.next_entry(), fund.bank, 1)
    assert not Posting.objects.exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own ways: REPLACE, and columns that take any type")
def test_sqlite_s_own_ways_round_are_shut(cast, fund):
    entry = _pay(cast, fund)
    side = entry.postings.first()
    for statement in (
        f"INSERT OR REPLACE INTO fund_posting VALUES ({side.pk}, 7, {entry.pk}, {side.account_id})",
        f"INSERT OR REPLACE INTO fund_posting VALUES ({side.pk}, 7, {entry.pk + 1}, {side.account_id})",
        f"UPDATE OR REPLACE fund_posting SET id = {side.pk + 1} WHERE id = {side.pk}",
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            _sql(statement)
    with pytest.raises(IntegrityError, match="sum to nothing"):
        _write(fund, cast, (fund.bank, 0.5), (fund.paid_in, -0.5))
    assert ledger.balances(fund)["assets:pool"] == 500


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no connection that forgets its foreign keys")
def test_postings_that_a_connection_without_foreign_keys_left_behind_count_for_nothing(cast, fund):
    _pay(cast, fund)
    lost = ledger.next_entry()
    before = transaction.savepoint()
    _posting(lost, fund.bank, 99)
    assert ledger.balances(fund)["assets:pool"] == 500
    assert ledger.next_entry() == lost + 1, "the number is never given to another entry"
    transaction.savepoint_rollback(before)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one transaction writes at a time")
@pytest.mark.django_db(transaction=True)
def test_postings_added_while_the_entry_is_not_yet_seen_are_refused_at_commit(cast, fund):
    other = connection.copy()
    try:
        with transaction.atomic():
            entry = _pay(cast, fund)
            other.set_autocommit(False)
            with other.cursor() as cursor:  # it does not see the entry yet, and so is let through for now
                cursor.execute(
                    "INSERT INTO fund_posting (entry_id, account_id, pence) VALUES (%s, %s, 1)",
                    [entry.pk, fund.bank.pk],
                )
        with pytest.raises(IntegrityError, match="sum to nothing"):
            other.commit()
    finally:
        other.close()
    assert ledger.balances(fund)["assets:pool"] == 500
