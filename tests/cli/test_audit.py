"""The chain of events from the command line."""

import subprocess
import sys

import pytest
from tests.live.serving.conftest import BEGIN, call, fresh  # noqa: F401 - a fixture is asked for by its name


@pytest.mark.slow
def test_an_empty_chain_holds_and_a_digest_that_was_never_there_does_not(fresh):  # noqa: F811 - asked for by its name
    env = fresh()
    subprocess.run([sys.executable, "-c", BEGIN], env=env, check=True, timeout=120)
    assert "The chain holds: 0 events" in call(env, "audit", "verify").stdout
    assert call(env, "audit", "head").stdout.strip() == "0" * 64
    missing = call(env, "audit", "verify", "--head", "f" * 64)
    assert missing.returncode == 1
    assert "missing" in missing.stderr


def test_without_a_workbench_it_says_so(fresh):  # noqa: F811 - a fixture is asked for by its name
    told = call(fresh(), "audit", "verify")
    assert told.returncode == 1
    assert "there is no workbench" in told.stderr
