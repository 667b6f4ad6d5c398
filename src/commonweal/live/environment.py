"""What the workbench reads from its environment: where it keeps things, its secrets, its database, its mail."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

# Writers wait for one another instead of failing, and readers never wait (WAL).
SQLITE = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=2000;",
}


def home() -> Path:
    """Where secrets, the SQLite file and mails are kept: `COMMONWEAL_HOME`, or `~/.commonweal`."""
    return Path(os.environ.get("COMMONWEAL_HOME", "~/.commonweal")).expanduser().absolute()


def listed(name: str, otherwise: list[str]) -> list[str]:
    """The comma-separated values of an environment variable."""
    return [value.strip() for value in os.environ.get(name, "").split(",") if value.strip()] or otherwise


def given(name: str) -> str:
    """What an environment variable says, or the file that `<NAME>_FILE` names, where a container keeps its secrets.

    Raises ValueError where that file cannot be read.
    """
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text().strip()
        except OSError as error:
            raise ValueError(f"{name}_FILE is {path}, which cannot be read: {error.strerror}") from error
    return os.environ.get(name, "")


def secret(folder: Path, name: str, size: int = 60) -> str:
    """A secret from `COMMONWEAL_<NAME>`, or from a file of the folder, made at random the first time (mode 0600).

    `size` is how many random bytes a new one is made of.
    """
    if told := given(f"COMMONWEAL_{name.upper()}"):
        return told
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written whole before it has its name: web and worker may come at the same moment, and none reads half of it.
        with tempfile.NamedTemporaryFile("w", dir=folder, prefix=f".{name}-") as file:
            file.write(secrets.token_urlsafe(size))
            file.flush()
            with contextlib.suppress(FileExistsError):  # another process was first; its secret counts
                os.link(file.name, path)
    return path.read_text().strip()


def database(folder: Path) -> dict[str, Any]:
    """Django's settings of the database: `DATABASE_URL` (postgres:// or sqlite:///path), or SQLite in the folder.

    Raises ValueError where the address is of another kind.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return _sqlite(folder / "commonweal.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL begins with {parts.scheme}://; write postgres://user:password@host/name")
    asked = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": given("DATABASE_PASSWORD") or unquote(parts.password or ""),
        "HOST": asked.pop("host", unquote(parts.hostname or "")),
        "PORT": asked.pop("port", str(parts.port or "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": asked,
    }


def _sqlite(path: Path) -> dict[str, Any]:
    # A test database in memory cannot be shared by web and worker; a file can.
    test = {"NAME": os.environ.get("COMMONWEAL_TEST_SQLITE")}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(SQLITE), "TEST": test}


def mail_backend() -> str:
    """SMTP where a host is named; else each mail becomes a file, so that nothing is lost and nothing is sent."""
    kind = "smtp" if os.environ.get("COMMONWEAL_SMTP_HOST") else "filebased"
    return f"django.core.mail.backends.{kind}.EmailBackend"
