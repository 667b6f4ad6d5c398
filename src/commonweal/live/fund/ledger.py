"""The ledger holds: the database refuses to change or delete what is in it, and its sums can be asked for.

A wrong entry is put right by its mirror image (`fund.reverse_entry`), so that both stay to be seen.
"""

from typing import Any

from django.db.models import Sum

from commonweal.live.fund.models import Account, Entry, Fund, Posting

TABLES = ("fund_entry", "fund_posting")
SAYS = "entries of the ledger are only reversed"
NAMES = {"sqlite": ("no_update", "no_delete"), "postgresql": ("no_change", "no_truncate")}


def _sqlite(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for what in ("update", "delete")
    ]


def _postgresql(table: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION fund_ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION fund_ledger_only_grows()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION fund_ledger_only_grows()",
    ]


def install(connection: Any) -> None:
    """Put the triggers on entries and their postings."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for statement in _sqlite(table) if connection.vendor == "sqlite" else _postgresql(table):
                cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take them off; only tests, which empty their tables, have a reason to."""
    with connection.cursor() as cursor:
        for table in TABLES:
            on = "" if connection.vendor == "sqlite" else f" ON {table}"
            for name in NAMES[connection.vendor]:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")


def balances(fund: Fund) -> dict[str, int]:
    """Pence standing in every account of the fund, by code; together they are nothing."""
    sums = dict(Posting.objects.filter(entry__fund=fund).order_by().values_list("account_id").annotate(Sum("pence")))
    return {account.code: sums.get(account.pk, 0) for account in Account.objects.filter(fund=fund)}


def unbalanced(fund: Fund) -> list[int]:
    """The entries whose postings do not sum to nothing: there should be none, and a check can show it."""
    sums = Entry.objects.filter(fund=fund).order_by("pk").annotate(total=Sum("postings__pence"))
    return [entry.pk for entry in sums if entry.total != 0]
