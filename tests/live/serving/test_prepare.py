import subprocess
import sys

import pytest

from .conftest import BEGIN


@pytest.mark.slow
def test_a_database_is_made_ready_and_made_ready_again(fresh):
    env = fresh()
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", BEGIN], env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
