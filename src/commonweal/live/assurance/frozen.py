"""What is issued stays: the database refuses to change or delete an issued statement, its figures and their rows."""

from typing import Any

STATEMENT, FIGURE = "assurance_statement", "assurance_figure"
SAYS = "an issued statement is only replaced by a later one"
_OF_ISSUED = f"(SELECT state FROM {STATEMENT} WHERE id = %s.statement_id) = 'issued'"

SQLITE = {
    f"{STATEMENT}_no_update": f"BEFORE UPDATE ON {STATEMENT} WHEN OLD.state = 'issued'",
    f"{STATEMENT}_no_delete": f"BEFORE DELETE ON {STATEMENT} WHEN OLD.state = 'issued'",
    f"{FIGURE}_no_insert": f"BEFORE INSERT ON {FIGURE} WHEN {_OF_ISSUED % 'NEW'}",
    f"{FIGURE}_no_update": f"BEFORE UPDATE ON {FIGURE}",
    f"{FIGURE}_no_delete": f"BEFORE DELETE ON {FIGURE}",
}
POSTGRESQL = {
    f"{STATEMENT}_no_change": f"BEFORE UPDATE OR DELETE ON {STATEMENT} FOR EACH ROW WHEN (OLD.state = 'issued')",
    f"{STATEMENT}_no_truncate": f"BEFORE TRUNCATE ON {STATEMENT} FOR EACH STATEMENT",
    f"{FIGURE}_no_change": f"BEFORE UPDATE OR DELETE ON {FIGURE} FOR EACH ROW",
    f"{FIGURE}_no_truncate": f"BEFORE TRUNCATE ON {FIGURE} FOR EACH STATEMENT",
}
# PostgreSQL takes no subquery in WHEN, so what is added to an issued statement is refused by a function of its own.
REFUSE = (
    "CREATE OR REPLACE FUNCTION assurance_issued_stays() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$"
)
REFUSE_ADDING = (
    "CREATE OR REPLACE FUNCTION assurance_nothing_added() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN IF {_OF_ISSUED % 'NEW'} THEN RAISE EXCEPTION '{SAYS}'; END IF; RETURN NEW; END $$"
)
ADDING = f"{FIGURE}_no_insert"


def install(connection: Any) -> None:
    """Put the triggers on statements and figures."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, when in SQLITE.items():
                cursor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END")
            return
        cursor.execute(REFUSE)
        cursor.execute(REFUSE_ADDING)
        for name, when in POSTGRESQL.items():
            cursor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION assurance_issued_stays()")
        cursor.execute(
            f"CREATE TRIGGER {ADDING} BEFORE INSERT ON {FIGURE} FOR EACH ROW "
            "EXECUTE FUNCTION assurance_nothing_added()"
        )


def remove(connection: Any) -> None:
    """Take them off; only tests, which empty their tables, have a reason to."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for name in SQLITE if sqlite else (*POSTGRESQL, ADDING):
            on = "" if sqlite else f" ON {name.rsplit('_no_', 1)[0]}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
