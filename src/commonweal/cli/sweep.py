"""The verb that maps where two regimes part: `sweep`."""

from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.studies import pursued, refuse_report, study_options, tell


@click.command()
@click.argument("place", metavar="PLACE", type=click.Path(path_type=Path))
@click.option(
    "--dial",
    "dials",
    multiple=True,
    metavar="NAME=LOW:HIGH:N",
    help="What is moved, once or twice: a dial, a parameter of the world, alignment or controllability.",
)
@click.option("--regime", default="targets", show_default=True, help="The regime or contract whose dials are moved.")
@click.option("--against", default="block", show_default=True, help="What it is held against in every cell.")
@click.option("--outcome", default="burden", show_default=True, help="The outcome that is compared, over all years.")
@study_options(runs=6)
def sweep(
    place: Path, dials: tuple[str, ...], regime: str, against: str, outcome: str, runs: int, years: int, seed: int,
    workers: int, cluster: str | None, store: Path | None, as_json: bool, report: Path | None,
) -> None:  # fmt: skip
    """Map one or two dials over PLACE: where two regimes give the same, and where that cannot be told."""
    from commonweal.lab.contract import read_way
    from commonweal.study.axis import axis_of, refuse_axes
    from commonweal.study.sweep import plan_sweep, refuse_outcome, swept
    from commonweal.study.sweep_account import sweep_account

    refuse_report(report)
    try:
        axes = [axis_of(text) for text in dials]
        refuse_axes(axes)
        refuse_outcome(outcome)
        ways = read_way(regime), read_way(against)
    except ValueError as error:
        stop(str(error))
    where = place_or_stop(place)
    try:
        plan = plan_sweep(where, axes, *ways, runs, years, seed)
    except ValueError as error:
        stop(str(error))
    results = pursued(f"{where.title}, {len(plan.regimes)} cells", plan.all_jobs, workers, cluster, store)
    tell(sweep_account(swept(plan, results, outcome)), as_json, report)
