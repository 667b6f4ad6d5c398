"""The verb that asks whether an answer survives what is not known: `sensitivity`."""

from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.studies import pursued, read_ways, refuse_report, study_options, tell


@click.command()
@click.argument("place", metavar="PLACE", type=click.Path(path_type=Path))
@click.option("--regimes", default="block,targets,alliance", show_default=True, help="Two or more, parted by commas.")
@click.option("--outcome", default="burden", show_default=True, help="The outcome by which regimes are held apart.")
@click.option(
    "--method",
    default="morris",
    show_default=True,
    type=click.Choice(["morris", "sobol"]),
    help="Screening, or shares of variance.",
)
@click.option("--size", default=8, show_default=True, help="Morris: trajectories; Sobol: base points, a power of 2.")
@click.option("--points", default=64, show_default=True, help="Points that fill the space, for the share that turns.")
@click.option("--ranges", type=click.Path(path_type=Path), help="TOML file of ranges; else the lab's own.")
@study_options(runs=2)
def sensitivity(
    place: Path, regimes: str, outcome: str, method: str, size: int, points: int, ranges: Path | None, runs: int,
    years: int, seed: int, workers: int, cluster: str | None, store: Path | None, as_json: bool, report: Path | None,
) -> None:  # fmt: skip
    """Move dials and uncertain parameters of PLACE together: what drives the answer, and where does it turn?"""
    from commonweal.study.ablate import refuse_unknown
    from commonweal.study.compare import refuse_bad_numbers
    from commonweal.study.factors import read_factors
    from commonweal.study.sensitivity import gathered, planned
    from commonweal.study.sensitivity_account import sensitivity_account

    refuse_report(report)
    where = place_or_stop(place)
    try:
        ways = read_ways(regimes)
        refuse_bad_numbers(len(ways), runs, years, seed, workers)
        refuse_unknown((outcome,))
        for number, what in ((size, "--size"), (points, "--points")):
            if number < 2:
                raise ValueError(f"{what} {number}: there must be at least 2")
        factors = read_factors(ranges, list(ways))
        plan = planned(where, ways, factors, outcome, method, size, points, runs, years, seed)
    except ValueError as error:
        stop(str(error))
    results = pursued(where.title, plan.jobs(), workers, cluster, store)
    tell(sensitivity_account(gathered(plan, results)), as_json, report)
