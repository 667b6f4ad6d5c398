"""`commonweal calibrate`: fit uncertain parameters to published patterns and a place's own figures."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.studies import command, pursued, refuse_report, study_options, tell

if TYPE_CHECKING:
    from commonweal.study.job import Job
    from commonweal.study.results import Results


@click.command()
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--targets", "targets_file", type=click.Path(path_type=Path), required=True, metavar="FILE.toml",
              help="What is to be met, what is held out, and which parameters may move.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR",
              help="Folder for the new dated parameter file and its evidence; never the place itself.")  # fmt: skip
@click.option("--points", default=30, show_default=True, help="How many points are run in each wave.")
@click.option("--waves", default=3, show_default=True, help="How many waves there are at most.")
@click.option("--draws", default=20, show_default=True, help="How many points of what is left are run as a check.")
@study_options(runs=2, years=3)
def calibrate(
    place: Path,
    targets_file: Path,
    out: Path | None,
    points: int,
    waves: int,
    draws: int,
    runs: int,
    years: int,
    seed: int,
    workers: int,
    cluster: str | None,
    store: Path | None,
    as_json: bool,
    report: Path | None,
) -> None:
    """Find which values of uncertain parameters meet targets, and which targets cannot be met together.

    History matching in waves: emulators rule out values that cannot meet the targets; what is left is weighted by
    likelihood, drawn from, and run again with fresh luck, also beside targets that were held out. The place is never
    changed: --out takes a new dated file in the format of its parameters.csv, with the evidence beside it.
    """
    from commonweal.study.calibrate import Size
    from commonweal.study.calibrate import calibrate as fit
    from commonweal.study.calibrate_account import account
    from commonweal.study.parameter_file import ParameterFileError, refuse_folder, write_parameters
    from commonweal.study.targets import TargetsError, read_targets

    refuse_report(report)
    today = datetime.datetime.now(tz=datetime.UTC).date()

    def pursue(what: str, jobs: Sequence["Job"]) -> "Results":
        return pursued(what, jobs, workers, cluster, store)

    try:
        if out is not None:
            refuse_folder(out, place, today)
        targets = read_targets(targets_file)
        found = fit(place_or_stop(place), targets, Size(runs, years, points, waves, draws), seed, pursue)
        tell(account(found), as_json, report)
        if out is not None:
            for path in write_parameters(found, out, command(), today):
                click.echo(f"Written: {path}", err=True)
    except (TargetsError, ParameterFileError, ValueError, OSError) as error:
        stop(str(error))
