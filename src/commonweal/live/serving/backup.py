"""A copy of the database in one file, taken while people work.

SQLite writes it itself (`VACUUM INTO`: one reader's view of the file, whatever is written meanwhile); PostgreSQL's own
`pg_dump` does the same. Secrets are not in it: without `audit_key` from the home folder nobody can hold the chain.
"""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.db import connection


class BackupError(Exception):
    """Why no copy could be made or brought back, in words for whoever asked."""


def backup(file: Path) -> Path:
    """Write a copy of the database to the file, whole or not at all; give the file.

    Raises BackupError where the file is there already, or the copy cannot be made.
    """
    file = file.expanduser().absolute()
    if file.exists():
        raise BackupError(f"{file} is there already; name another file")
    if not file.parent.is_dir():
        raise BackupError(f"there is no folder {file.parent}")
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=file.parent) as beside:
        copy = Path(beside) / file.name
        if connection.vendor == "sqlite":
            _copy_sqlite(Path(connection.settings_dict["NAME"]), copy)
        else:
            postgresql("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={copy}")
        copy.chmod(0o600)
        try:
            # A link, not a move: a file that came into being meanwhile is not overwritten.
            os.link(copy, file)
        except FileExistsError:
            raise BackupError(f"{file} is there already; name another file") from None
        except OSError:
            shutil.move(copy, file)  # a file system without links
    return file


def _copy_sqlite(source: Path, copy: Path) -> None:
    if not source.is_file():
        raise BackupError(f"there is no database at {source}")
    opened = sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=60)
    try:
        opened.execute("VACUUM INTO ?", [str(copy)])
    except sqlite3.Error as error:
        raise BackupError(f"SQLite could not copy {source}: {error}") from error
    finally:
        opened.close()


def postgresql(program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs against our database; the password goes by the environment, not the command.

    Raises BackupError where the program is missing or fails.
    """
    found = shutil.which(program)
    if found is None:
        raise BackupError(f"{program} was not found. On Debian or Ubuntu: sudo apt-get install postgresql-client")
    ended = subprocess.run(
        [found, *options], env=os.environ | connected(connection.settings_dict), capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if ended.returncode:
        raise BackupError(f"{program} failed: {ended.stderr.strip() or ended.returncode}")


def connected(settings: dict[str, Any]) -> dict[str, str]:
    """What PostgreSQL's programs need in their environment to reach the same database as Django."""
    options = settings.get("OPTIONS", {})
    told = {
        "PGDATABASE": settings["NAME"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGHOST": settings["HOST"],
        "PGPORT": str(settings["PORT"]),
        "PGSSLMODE": options.get("sslmode", ""),
        "PGSSLROOTCERT": options.get("sslrootcert", ""),
    }
    return {name: value for name, value in told.items() if value}
