"""The verb `experiment`: run a ready-made study from a file, and tell what it found."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.studies import places_to_run, pursued, refuse_report, tell, ways_to_tell, with_options

if TYPE_CHECKING:
    from commonweal.study.job import Job
    from commonweal.study.results import Results


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--place", type=click.Path(path_type=Path), help="Another place than the file's own.")
@click.option("--runs", type=int, help="How many runs, each with luck of its own (default: as the file says).")
@click.option("--years", type=int, help="How many whole years each regime lives (default: as the file says).")
@click.option("--seed", type=int, help="The luck of it all: any whole number from 0 (default: as the file says).")
@with_options(*places_to_run(), *ways_to_tell())
def experiment(
    file: Path,
    place: Path | None,
    runs: int | None,
    years: int | None,
    seed: int | None,
    workers: int,
    cluster: str | None,
    store: Path | None,
    as_json: bool,
    report: Path | None,
) -> None:
    """Run the experiment that FILE describes: a question, worlds, ways of commissioning, and what is asked of them."""
    from commonweal.study.experiment import ExperimentError, read_experiment
    from commonweal.study.experiments import experiment_account, shortened

    def made(title: str, jobs: "Sequence[Job]") -> "Results":
        return pursued(title, jobs, workers, cluster, store)

    refuse_report(report)
    try:
        found = shortened(read_experiment(file), runs, years, seed)
        account = experiment_account(found, place_or_stop(place or found.place), made)
    except (ExperimentError, ValueError) as error:
        stop(str(error))
    tell(account, as_json, report)
