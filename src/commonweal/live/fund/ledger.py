"""The ledger holds: the database refuses what does not balance and what would change it; its sums can be asked for.

An entry is written whole: its postings first, itself last, under a number that `next_entry` gives. The entry is
refused unless its postings sum to nothing, and a posting is refused once its entry is there; a posting alone is refused
at commit, for want of its entry. SQLite, which can put off no trigger, can do this too. PostgreSQL, where others may
write at the same moment, looks again at commit. A wrong entry is put right by its mirror image
(`fund.reverse_entry`), so that both stay to be seen. docs/decisions/0013 says why.
"""

from typing import Any

from django.db import connection, models

from commonweal.live.fund.models import Account, Entry, Fund, Posting

TABLES = ("fund_entry", "fund_posting")
SAYS = "entries of the ledger are only reversed"
WHOLE = "an entry of the ledger is written whole; nothing is added to it"
BALANCED = "the sides of an entry sum to nothing, in accounts of its fund"
NAMES = {"sqlite": ("no_update", "no_delete", "new"), "postgresql": ("no_change", "no_truncate", "new", "at_commit")}

# INSERT OR REPLACE takes the old row away without a word to the trigger of DELETE: hence the looks at what is there.
SQLITE = (
    f"""CREATE TRIGGER fund_posting_new BEFORE INSERT ON fund_posting
    WHEN EXISTS (SELECT 1 FROM fund_entry WHERE id = NEW.entry_id)
      OR EXISTS (SELECT 1 FROM fund_posting WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{WHOLE}'); END""",
    f"""CREATE TRIGGER fund_entry_new BEFORE INSERT ON fund_entry
    WHEN EXISTS (SELECT 1 FROM fund_entry WHERE id = NEW.id OR reverses_id = NEW.reverses_id)
      OR (SELECT COUNT(*) < 2 OR SUM(p.pence) <> 0 OR SUM(typeof(p.pence) <> 'integer') OR SUM(a.fund_id <> NEW.fund_id)
          OR COUNT(a.id) <> COUNT(*)
          FROM fund_posting p LEFT JOIN fund_account a ON a.id = p.account_id WHERE p.entry_id = NEW.id)
    BEGIN SELECT RAISE(ABORT, '{BALANCED}'); END""",
)
POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION fund_ledger_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$""",
    f"""CREATE OR REPLACE FUNCTION fund_posting_is_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF EXISTS (SELECT 1 FROM fund_entry WHERE id = NEW.entry_id) THEN
        RAISE EXCEPTION '{WHOLE}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$""",
    f"""CREATE OR REPLACE FUNCTION fund_entry_holds(entry bigint) RETURNS void LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT COUNT(*) < 2 OR SUM(p.pence) <> 0 OR BOOL_OR(a.fund_id <> e.fund_id)
          FROM fund_posting p JOIN fund_account a ON a.id = p.account_id JOIN fund_entry e ON e.id = p.entry_id
          WHERE p.entry_id = entry) THEN
        RAISE EXCEPTION '{BALANCED}' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
    END $$""",
    """CREATE OR REPLACE FUNCTION fund_entry_at_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM fund_entry_holds(NEW.id); RETURN NULL; END $$""",
    """CREATE OR REPLACE FUNCTION fund_posting_at_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM fund_entry_holds(NEW.entry_id); RETURN NULL; END $$""",
    """CREATE OR REPLACE FUNCTION fund_entry_is_new() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM fund_entry_holds(NEW.id); RETURN NULL; END $$""",
    """CREATE TRIGGER fund_posting_new BEFORE INSERT ON fund_posting
    FOR EACH ROW EXECUTE FUNCTION fund_posting_is_new()""",
    """CREATE TRIGGER fund_entry_new AFTER INSERT ON fund_entry
    FOR EACH ROW EXECUTE FUNCTION fund_entry_is_new()""",
    """CREATE CONSTRAINT TRIGGER fund_entry_at_commit AFTER INSERT ON fund_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION fund_entry_at_commit()""",
    """CREATE CONSTRAINT TRIGGER fund_posting_at_commit AFTER INSERT ON fund_posting DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION fund_posting_at_commit()""",
)


def _only_grows(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{what} BEFORE {what.upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
            for what in ("update", "delete")
        ]
    return [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION fund_ledger_only_grows()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION fund_ledger_only_grows()",
    ]


def install(database: Any) -> None:
    """Put the triggers on entries and their postings, in the place of any that are there."""
    remove(database)
    with database.cursor() as cursor:
        for statement in SQLITE if database.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)
        for table in TABLES:
            for statement in _only_grows(database.vendor, table):
                cursor.execute(statement)


def remove(database: Any) -> None:
    """Take them off. Tests that empty their tables have a reason to, and migrations that remake these on SQLite."""
    with database.cursor() as cursor:
        for table in TABLES:
            on = "" if database.vendor == "sqlite" else f" ON {table}"
            for name in NAMES[database.vendor]:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{on}")


def next_entry() -> int:
    """A number for the next entry, which its postings name before it is there. Ask within the transaction."""
    return next_entries(1)[0]


def next_entries(how_many: int) -> list[int]:
    """Numbers for as many entries, for whoever writes many at once."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            ask = "SELECT nextval(pg_get_serial_sequence('fund_entry', 'id')) FROM generate_series(1, %s)"
            cursor.execute(ask, [how_many])
            return [int(number) for (number,) in cursor.fetchall()]
        # One transaction writes at a time, so nobody else can be given the same.
        cursor.execute(
            "SELECT MAX(COALESCE((SELECT MAX(id) FROM fund_entry), 0), "
            "COALESCE((SELECT MAX(entry_id) FROM fund_posting), 0))"
        )
        last = int(cursor.fetchone()[0])
    return list(range(last + 1, last + 1 + how_many))


def balances(fund: Fund) -> dict[str, int]:
    """Pence standing in every account of the fund, by code; together they are nothing."""
    rows = Posting.objects.filter(entry__fund=fund).order_by().values_list("account_id")
    sums = dict(rows.annotate(models.Sum("pence")))
    return {account.code: sums.get(account.pk, 0) for account in Account.objects.filter(fund=fund)}


def unbalanced(fund: Fund) -> list[int]:
    """The entries whose postings do not sum to nothing: there should be none, and a check can show it."""
    sums = Entry.objects.filter(fund=fund).order_by("pk").annotate(total=models.Sum("postings__pence"))
    return [entry.pk for entry in sums if entry.total != 0]
