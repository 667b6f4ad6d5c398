"""The verb that takes a difference apart: `ablate`."""

from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.studies import pursued, refuse_report, study_options, tell


@click.command()
@click.argument("place", metavar="PLACE", type=click.Path(path_type=Path))
@click.option("--from", "from_", required=True, help="The way of commissioning to begin from: a name or a file.")
@click.option("--to", required=True, help="The way of commissioning to end at: a name or a file.")
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    default=("burden",),
    show_default=True,
    help="What is told; may be repeated.",
)
@click.option(
    "--orders", default=8, show_default=True, help="Pairs of orders drawn a run, where over six dials differ."
)
@click.option("--staff", default=1.0, show_default=True, help="Staff, as a multiple of the place's own.")
@study_options(runs=10)
def ablate(
    place: Path, from_: str, to: str, outcomes: tuple[str, ...], orders: int, staff: float, runs: int, years: int,
    seed: int, workers: int, cluster: str | None, store: Path | None, as_json: bool, report: Path | None,
) -> None:  # fmt: skip
    """Switch each dial between two ways of commissioning PLACE alone, and share their difference out among dials."""
    from commonweal.lab.contract import read_way
    from commonweal.lab.scenario import Scenario
    from commonweal.study.ablate import gathered, plan, refuse_unknown
    from commonweal.study.ablate_account import ablate_account
    from commonweal.study.coalition import moved
    from commonweal.study.compare import refuse_bad_numbers
    from commonweal.study.runs import run_seeds

    refuse_report(report)
    try:
        refuse_bad_numbers(2, runs, years, seed, workers)
        refuse_unknown(outcomes)
        if orders < 1:
            raise ValueError(f"--orders {orders}: there must be at least 1 pair")
        a, b = read_way(from_), read_way(to)
        moved(a, b)
        scenario = Scenario(staff=staff)
    except ValueError as error:
        stop(str(error))
    where = place_or_stop(place)
    jobs = plan(where, a, b, run_seeds(seed, runs), years, orders, scenario)
    results = pursued(where.title, jobs, workers, cluster, store)
    tell(ablate_account(gathered(results, jobs, a, b, outcomes, orders)), as_json, report)
