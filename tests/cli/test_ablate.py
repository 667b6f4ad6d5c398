"""`commonweal ablate`: from two regimes to shares; runs are kept."""

import json
from pathlib import Path

from click.testing import CliRunner
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.place import write_place


def test_shares_add_up_and_a_second_time_nothing_is_run(tmp_path: Path) -> None:
    place = write_place(small_place(), tmp_path / "place")
    regime = tmp_path / "two.toml"
    regime.write_text('name = "two"\nbase = "block"\n[dials]\nrec = 0.5\nlearn = 0.05\n')
    command = ["ablate", str(place), "--from", "block", "--to", str(regime), "--runs", "2", "--years", "1"]
    command += ["--store", str(tmp_path / "store"), "--json"]
    first, again = (CliRunner().invoke(main, command) for _ in range(2))
    assert first.exit_code == 0, first.output
    told = json.loads(first.stdout)["outcomes"]["burden"]
    assert abs(sum(each["share"]["mean"] for each in told["dials"]) - told["whole"]["mean"]) < 1e-9
    assert json.loads(again.stdout) == json.loads(first.stdout)
    assert "2 of 2 jobs are in the store already" in again.stderr


def test_what_cannot_be_ablated_is_refused_before_any_run(tmp_path: Path) -> None:
    place = write_place(small_place(), tmp_path / "place")
    for to, said in (("block", "nothing to switch"), ("plymouth-path", "changes over the years"), ("none", "'none'")):
        result = CliRunner().invoke(main, ["ablate", str(place), "--from", "block", "--to", to])
        assert result.exit_code == 2
        assert said in result.output
