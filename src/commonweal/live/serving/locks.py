"""Locks among the processes of one workbench, which end with the process that holds them, however it ends.

PostgreSQL keeps them for a session of their own (no pool that shares sessions may stand between). Beside SQLite, whose
processes share a machine, they are files that the system locks.
"""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.db import DatabaseError, connection


class Held(Protocol):
    """A lock that is ours until it is let go or our process ends."""

    def let_go(self) -> None:
        """Give it back."""

    def lost(self) -> bool:
        """Whether it slipped from us meanwhile, as when the database was started anew."""


def hold(name: str, wait: bool = False) -> Held | None:
    """Hold the lock of that name, or give None where another process has it (with `wait`, wait for it)."""
    return (_InPostgresql if connection.vendor == "postgresql" else _InFile).hold(name, wait)


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Run the block while no other process runs one of that name; wait for it if need be."""
    held = hold(name, wait=True)
    assert held is not None  # it was waited for
    try:
        yield
    finally:
        held.let_go()


class _InPostgresql:
    def __init__(self, session: Any) -> None:
        self.session = session

    @classmethod
    def hold(cls, name: str, wait: bool) -> "_InPostgresql | None":
        session = connection.copy()  # Django closes its own connection now and then
        key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
        with session.cursor() as cursor:
            cursor.execute(f"SELECT pg_{'' if wait else 'try_'}advisory_lock(%s)", [key])
            if cursor.fetchone()[0] is not False:
                return cls(session)
        session.close()
        return None

    def let_go(self) -> None:
        self.session.close()

    def lost(self) -> bool:
        try:
            with self.session.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return True
        return False


class _InFile:
    def __init__(self, path: Path, file: Any) -> None:
        self.path, self.file = path, file

    @classmethod
    def hold(cls, name: str, wait: bool) -> "_InFile | None":
        folder = _beside_database()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / hashlib.sha256(name.encode()).hexdigest()[:32]
        while True:
            file = path.open("a")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                file.close()
                return None
            # Whoever held it took the file away when letting go: then what we locked is no longer the one of the name.
            if path.exists() and os.path.samestat(os.stat(path), os.fstat(file.fileno())):
                return cls(path, file)
            file.close()

    def let_go(self) -> None:
        self.path.unlink(missing_ok=True)
        self.file.close()

    def lost(self) -> bool:
        return False


def _beside_database() -> Path:
    named = str(connection.settings_dict["NAME"])
    return (settings.HOME if named.startswith((":", "file:")) else Path(named).absolute().parent) / "locks"
