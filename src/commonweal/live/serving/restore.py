"""Bringing a copy of the database back: never over another one unasked, and the chain is held afterwards."""

import sqlite3
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from django.core.management import call_command
from django.db import connection

from commonweal.live.audit import chain
from commonweal.live.serving.backup import BackupError, backup, postgresql

EMPTIED = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"


class Restored(NamedTuple):
    """What came of it: how many events there are now, where the chain breaks, and where the old database is kept."""

    events: int
    broken: chain.Broken | None
    kept: Path | None


def restore(file: Path, home: Path, replace: bool = False) -> Restored:
    """Bring the copy back, then up to date, and hold its chain. With `replace`, the old database is kept in home.

    Raises BackupError, with nothing changed, where there is something already, or the file is no copy of a workbench.
    """
    file = file.expanduser().absolute()
    if not file.is_file():
        raise BackupError(f"there is no file {file}")
    kept = None
    if is_used():
        if not replace:
            raise BackupError("there is a database already; --replace keeps it in the home folder and takes its place")
        kept = backup(home / f"before-restore-{datetime.now():%Y%m%d-%H%M%S-%f}{file.suffix}")
    connection.close()
    if connection.vendor == "sqlite":
        _into_sqlite(file, Path(connection.settings_dict["NAME"]))
    else:
        _into_postgresql(file)
    connection.close()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    events, _ = chain.head()
    return Restored(events, chain.verify(), kept)


def is_used() -> bool:
    """Whether the database has our tables."""
    path = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(path).is_file():
        return False
    return "django_migrations" in connection.introspection.table_names()


def _into_sqlite(file: Path, target: Path) -> None:
    """Copy page by page in one transaction of SQLite's own: programs that have the database open see it whole."""
    source = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        _refuse_foreign(source, file)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        into = sqlite3.connect(target, timeout=60)
        try:
            source.backup(into)
        finally:
            into.close()
        target.chmod(0o600)
    except sqlite3.Error as error:
        raise BackupError(f"{file} could not be brought back: {error}") from error
    finally:
        source.close()


def _refuse_foreign(source: sqlite3.Connection, file: Path) -> None:
    try:
        (sound,) = source.execute("PRAGMA integrity_check").fetchone()
        names = {name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{file} is no SQLite database: {error}") from error
    if sound != "ok":
        raise BackupError(f"{file} is damaged: {sound}")
    if not {"django_migrations", "audit_event"} <= names:
        raise BackupError(f"{file} is no copy of a workbench")


def _into_postgresql(file: Path) -> None:
    """Empty the database and fill it in one transaction: it is the old one or the new one, never half of each."""
    with file.open("rb") as opened:
        if opened.read(5) != b"PGDMP":
            raise BackupError(f"{file} is no copy made by pg_dump")
    with tempfile.TemporaryDirectory(prefix="restore-") as folder:
        script = Path(folder) / "script.sql"
        postgresql("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(file))
        if "audit_event" not in script.read_text():
            raise BackupError(f"{file} is no copy of a workbench")
        postgresql(
            "psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
            f"--command={EMPTIED}", f"--file={script}",
        )  # fmt: skip
