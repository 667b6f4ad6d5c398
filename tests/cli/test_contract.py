"""`commonweal contract check`, as a commissioner would use it."""

import json
from pathlib import Path

from click.testing import CliRunner
from tests.study.places import small_place

from commonweal.cli import main
from commonweal.place import write_place

CONTRACTS = Path(__file__).parents[2] / "contracts"


def test_a_contract_is_checked_without_a_place() -> None:
    result = CliRunner().invoke(main, ["contract", "check", str(CONTRACTS / "waiting-time.toml")])
    assert result.exit_code == 0, result.output
    assert "From outcome to payment" in result.output


def test_a_wrong_contract_ends_with_one_message(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text('contract = "x"\nbonus = 1\n')
    result = CliRunner().invoke(main, ["contract", "check", str(path)])
    assert result.exit_code == 2
    assert "unknown key bonus" in result.output


def test_what_it_would_reward_is_worked_out_on_a_place(tmp_path: Path) -> None:
    place, page = write_place(small_place(), tmp_path / "place"), tmp_path / "c.html"
    command = ["contract", "check", str(CONTRACTS / "obesity.toml"), "--place", str(place), "--runs", "2", "--json"]
    result = CliRunner().invoke(main, [*command, "--report", str(page)])
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert -1 <= told["cosine"]["mean"] <= 1
    assert told["command"].startswith("commonweal contract check ")
    assert "What it would reward" in page.read_text()


def test_a_contract_is_compared_like_a_regime(tmp_path: Path) -> None:
    place = write_place(small_place(), tmp_path / "place")
    regimes = f"block,{CONTRACTS / 'waiting-time.toml'}"
    result = CliRunner().invoke(main, ["compare", str(place), "--regimes", regimes, "--runs", "2", "--years", "1"])
    assert result.exit_code == 0, result.output
    assert "waiting-time against block" in result.output
