"""Workbenches of their own, on whichever database the tests run: never the one of the other tests."""

import os
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

Env = dict[str, str]
BEGIN = "from commonweal.live.serving.prepare import prepare; prepare()\n"


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Env]:
    """Makes the environment of a new, empty workbench; all of them share one audit key."""

    def make() -> Env:
        name = f"fresh{uuid.uuid4().hex[:8]}"
        env = {key: value for key, value in os.environ.items() if not key.startswith(("COMMONWEAL_", "DJANGO_"))}
        env |= {"COMMONWEAL_HOME": str(tmp_path / name), "COMMONWEAL_AUDIT_KEY": "the same for all of them"}
        if url := os.environ.get("DATABASE_URL"):
            import psycopg

            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {name}")  # a name made above
            env["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
        return env

    return make


def call(env: Env, *words: object, **more: str) -> "subprocess.CompletedProcess[str]":
    """Call the command line in the environment."""
    command = [sys.executable, "-c", "from commonweal.cli import main; main()", *map(str, words)]
    return subprocess.run(command, env=env | more, capture_output=True, text=True, check=False, timeout=120)


def python(env: Env, code: str) -> "subprocess.Popen[str]":
    """Start a program within the environment's workbench."""
    return subprocess.Popen([sys.executable, "-c", BEGIN + code], env=env, stdout=subprocess.PIPE, text=True)
