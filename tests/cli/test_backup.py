"""Backup and restore from the command line; tests/live/serving holds what they do to databases."""

import pytest
from tests.live.serving.conftest import BEGIN, call, fresh  # noqa: F401 - a fixture is asked for by its name


@pytest.mark.slow
def test_there_and_back(fresh, tmp_path):  # noqa: F811 - a fixture is asked for by its name
    import subprocess
    import sys

    first, second = fresh(), fresh()
    subprocess.run([sys.executable, "-c", BEGIN], env=first, check=True, timeout=120)
    copy = tmp_path / "copy"
    assert call(first, "backup", copy).returncode == 0
    assert copy.stat().st_size > 1000
    told = call(second, "restore", copy)
    assert told.returncode == 0, told.stderr
    again = call(second, "restore", copy)
    assert again.returncode != 0
    assert "--replace" in again.stderr


def test_what_is_no_copy_is_refused(fresh, tmp_path):  # noqa: F811 - a fixture is asked for by its name
    (tmp_path / "notes.txt").write_text("not a copy")
    told = call(fresh(), "restore", tmp_path / "notes.txt")
    assert told.returncode != 0
    assert "Traceback" not in told.stderr
