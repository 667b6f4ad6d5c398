"""The workbench as somebody starts it, in processes of their own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from commonweal.live.serving.processes import free_port

PLYMOUTH = Path(__file__).parents[2] / "places/plymouth"
COMMAND = [sys.executable, "-c", "from commonweal.cli import main; main()", "serve"]


@pytest.fixture
def alone(tmp_path):
    """An environment without a workbench or a PostgreSQL in it."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("COMMONWEAL_", "DJANGO_", "DATABASE_"))
    }
    return kept | {"COMMONWEAL_HOME": str(tmp_path / "home")}


@pytest.mark.slow
def test_the_demonstration_answers_every_role_and_the_worker_works(alone):
    told = subprocess.run(
        [*COMMAND, "--demo", "--check", "--place", str(PLYMOUTH)],
        env=alone,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    for words in ("Plymouth is in", "public       200", "auditor      200", "web: running", "worker: running"):
        assert words in told.stdout
    assert "WRONG" not in told.stdout


@pytest.mark.slow
def test_it_serves_until_it_is_stopped_and_leaves_nobody_behind(alone):
    from commonweal.live.serving.processes import answers

    port = free_port()
    serving = subprocess.Popen([*COMMAND, "--port", str(port)], env=alone, stdout=subprocess.PIPE, text=True)
    try:
        assert answers("127.0.0.1", port)
    finally:
        serving.send_signal(signal.SIGTERM)
        said, _ = serving.communicate(timeout=60)
    assert f"http://127.0.0.1:{port}/" in said
    assert not answers("127.0.0.1", port, patience=1)


def test_an_address_that_others_reach_needs_https(alone):
    told = subprocess.run([*COMMAND, "--host", "0.0.0.0"], env=alone, capture_output=True, text=True, timeout=120)
    assert told.returncode == 2
    assert "COMMONWEAL_HTTPS=1" in told.stderr
