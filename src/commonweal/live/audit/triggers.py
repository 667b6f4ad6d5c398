"""Triggers that let the table of events only grow, on both databases."""

from typing import Any

TABLE = "audit_event"
SAYS = "events are only appended"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    # INSERT OR REPLACE takes the old row away without a word to the trigger of DELETE: hence a look at what is there.
    f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} "
    f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR digest = NEW.digest) "
    f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
]
POSTGRESQL = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_only_grows()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_only_grows()",
]
NAMES = {"sqlite": ("no_update", "no_delete", "no_replace"), "postgresql": ("no_change", "no_truncate")}


def install(connection: Any) -> None:
    """Put the triggers on the table of events."""
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRESQL:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take them off; only tests, which empty their tables, have a reason to."""
    on = "" if connection.vendor == "sqlite" else f" ON {TABLE}"
    with connection.cursor() as cursor:
        for name in NAMES[connection.vendor]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_{name}{on}")
