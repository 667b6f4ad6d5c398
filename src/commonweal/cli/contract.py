"""The verbs for contract files: `contract check` says what one counts, leaves out, and would reward."""

from dataclasses import replace
from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.progress import progress, say_if_compiling
from commonweal.cli.studies import INTERRUPTED, refuse_report, tell, ways_to_tell, with_options


@click.group()
def contract() -> None:
    """Look into contract files: outcome, indicator, target, payment."""


@contract.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--place", type=click.Path(path_type=Path), help="Place on which to work out what it would reward.")
@click.option("--runs", default=4, show_default=True, help="How many runs, each with luck of its own (with --place).")
@click.option("--seed", default=1, show_default=True, help="The luck of it all: any whole number from 0.")
@click.option("--threads", default=1, show_default=True, help="Threads; changes the speed, never a number.")
@with_options(*ways_to_tell())
def check(
    file: Path, place: Path | None, runs: int, seed: int, threads: int, as_json: bool, report: Path | None
) -> None:
    """Say what contract FILE counts and leaves out; with --place, what it would reward there."""
    from commonweal.lab import RegimeError, runner
    from commonweal.lab.contract import read_contract
    from commonweal.lab.kernels.build import is_compiled
    from commonweal.study.compare import refuse_bad_numbers
    from commonweal.study.contract_account import contract_account
    from commonweal.study.provenance import provenance
    from commonweal.study.reward import YEARS, reward, weeks_to_run
    from commonweal.study.runs import run_seeds

    refuse_report(report)
    try:
        refuse_bad_numbers(1, runs, 1, seed, threads)
        found = read_contract(file)
    except (RegimeError, ValueError) as error:
        stop(str(error))
    if place is None:
        tell(contract_account(found), as_json, report)
        return
    where, seeds = place_or_stop(place), run_seeds(seed, runs)
    say_if_compiling(is_compiled())
    try:
        with progress(where.title, weeks_to_run(runs), "weeks") as advance, runner(threads) as run:
            worked_out = reward(where, found.weights, seeds, run, advance)
    except KeyboardInterrupt:
        stop("stopped; nothing was written", code=INTERRUPTED)
    facts = provenance(where, {found.name: found.regime}, seeds, YEARS)
    tell(replace(contract_account(found, worked_out, where.title), provenance=facts), as_json, report)
