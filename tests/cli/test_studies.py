"""What all study commands share, tried on a small command: options, places to run, messages, accounts."""

import json
import shlex
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.study.accounts import planted_account
from tests.study.places import small_place

from commonweal.cli import studies
from commonweal.cli.studies import pursued, refuse_report, study_options, tell
from commonweal.lab import read_regime
from commonweal.study.interval import interval
from commonweal.study.job import Job
from commonweal.study.runs import run_seeds
from commonweal.study.store import Store

from .rehearsals import refused


@click.group()
def main() -> None:
    """Hold one command, as `commonweal` does."""


@main.command()
@click.argument("regimes", nargs=-1)
@click.option("--set", "settings", multiple=True)
@click.option("--plain", is_flag=True)
@study_options(runs=2, years=1)
def burden(
    regimes: tuple[str, ...], settings: tuple[str, ...], plain: bool, runs: int, years: int, seed: int,
    workers: int, cluster: str | None, store: Path | None, as_json: bool, report: Path | None,
) -> None:  # fmt: skip
    """Tell the burden of a small place under regimes."""
    refuse_report(report)
    ways = tuple(map(read_regime, regimes))
    jobs = [Job(small_place(300), ways, each, years) for each in run_seeds(seed, runs)]
    results = pursued("Burden", jobs, workers, cluster, store)
    found = {way.name: interval(results.values(jobs, way, "burden")).mean for way in ways}
    tell(replace(planted_account(), data={"burden": found}, command=""), as_json, report)


def call(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["burden", *map(str, arguments)])


def test_text_tells_the_account() -> None:
    result = call("block")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Block and targets in Planted\n")


def test_json_is_one_object_with_the_command_that_makes_it_again(tmp_path: Path) -> None:
    first = json.loads(call("block", "targets", "--set", "a b", "--set", "c", "--plain", "--json").stdout)
    assert set(first["burden"]) == {"block", "targets"}
    assert first["command"] == (
        "commonweal burden block targets --set 'a b' --set c --plain --runs 2 --years 1 --seed 1"
    )
    again = call(*shlex.split(first["command"])[2:], "--json", "--store", tmp_path / "runs")
    assert json.loads(again.stdout) == first


@pytest.mark.slow
def test_workers_change_no_number() -> None:
    assert call("block", "--runs", 3, "--json", "--workers", 2).stdout == call("block", "--runs", 3, "--json").stdout


def test_a_store_spares_the_runs_it_has_and_says_so(tmp_path: Path) -> None:
    first = call("block", "--json", "--store", tmp_path)
    assert "in the store" not in first.stderr
    again = call("block", "--json", "--runs", 2, "--store", tmp_path)
    assert "2 of 2 jobs are in the store already." in again.stderr
    assert again.stdout == first.stdout
    assert len(Store(tmp_path)) == 2


def test_a_page_is_written_and_named(tmp_path: Path) -> None:
    result = call("block", "--report", tmp_path / "page.html")
    assert f"The report is {tmp_path / 'page.html'}" in result.stderr
    assert f"--report {tmp_path / 'page.html'}" in (tmp_path / "page.html").read_text()


def test_a_stopped_study_says_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        """Progress that is stopped by Ctrl-C once a job is done."""

        def __init__(self, *_: object) -> None:
            self.weeks = 0

        def __enter__(self) -> "Stopped":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def __call__(self, weeks: int) -> None:
            self.weeks += weeks
            if self.weeks > Job(small_place(300), (read_regime("block"),), 1, 1).weeks:
                raise KeyboardInterrupt

    monkeypatch.setattr(studies, "progress", Stopped)
    result = call("block", "--store", tmp_path)
    assert result.exit_code == 130
    assert f"what was done is in {tmp_path}" in result.stderr
    assert len(Store(tmp_path)) == 1
    assert "nothing was kept" in call("block").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--workers", 0), "--workers 0: there must be at least 1"),
        (("--workers", 2, "--cluster", "tcp://x:1"), "give one of them"),
        (("--report", "/nowhere/at/all/page.html"), "there is no folder /nowhere/at/all"),
        (("--store", "/dev/null/runs"), "store /dev/null/runs: no folder can be made there"),
        (("--runs", 0), "runs: 0 were asked for"),
        (("--years", 0), "years: 0 were asked for"),
        (("--seed", -1), "seed: -1"),
    ],
)
def test_bad_input_ends_in_one_message(arguments: tuple[object, ...], said: str) -> None:
    result = call("block", *arguments)
    refused(result, said)


def test_a_foreign_file_in_the_store_ends_in_one_message(tmp_path: Path) -> None:
    (tmp_path / "mine.parquet").write_text("a letter")
    refused(call("block", "--store", tmp_path), str(tmp_path / "mine.parquet"), "remove it")
