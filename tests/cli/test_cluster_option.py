"""`--cluster` gives what this process gives, in the command that the guide shows."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.architecture.test_howtos import fewer, shrink
from tests.study.cluster_here import cluster_here

from commonweal.cli import main
from commonweal.place import new_place

GUIDE = Path(__file__).parents[2] / "docs/howto/run-on-a-cluster.md"


@pytest.mark.slow
def test_the_guides_command_gives_the_same_on_a_cluster_as_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shrink(new_place(tmp_path / "our-place"))
    (shown,) = re.findall(r"^    (commonweal .*--cluster .*)$", GUIDE.read_text(), re.MULTILINE)
    with cluster_here(tmp_path) as cluster:
        there = CliRunner().invoke(main, [*fewer(shown.replace("tcp://10.0.0.1:8786", cluster.address)), "--json"])
    alone = re.sub(r"--cluster \S+ --store \S+", "", shown)
    here = CliRunner().invoke(main, [*fewer(alone), "--json"])
    assert there.exit_code == here.exit_code == 0, there.output
    assert json.loads(there.stdout) == json.loads(here.stdout)
    assert list((tmp_path / "runs").glob("*.parquet"))


@pytest.mark.slow
def test_no_scheduler_is_one_message(tmp_path: Path) -> None:
    place = str(new_place(tmp_path / "our-place"))
    result = CliRunner().invoke(main, ["sweep", place, "--dial", "alignment=0:1:2", "--cluster", "tcp://127.0.0.1:1"])
    assert result.exit_code == 2
    assert "no Dask scheduler answered at tcp://127.0.0.1:1 within 10 seconds" in result.stderr
