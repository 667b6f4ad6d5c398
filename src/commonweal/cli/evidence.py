"""The verb that sets published patterns beside what the lab shows: `evidence`."""

from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.studies import pursued, refuse_report, study_options, tell


@click.command()
@click.option(
    "--place",
    type=click.Path(path_type=Path),
    default=Path("places/reference"),
    show_default=True,
    help="The place in which patterns are looked for.",
)
@study_options(runs=8)
def evidence(
    place: Path,
    runs: int,
    years: int,
    seed: int,
    workers: int,
    cluster: str | None,
    store: Path | None,
    as_json: bool,
    report: Path | None,
) -> None:
    """Look for every published pattern, for and against: what holds in the lab, what does not, what it cannot say."""
    from commonweal.study.evidence import evidence_jobs, judged
    from commonweal.study.evidence_account import evidence_account
    from commonweal.study.pattern import read_patterns

    refuse_report(report)
    found = place_or_stop(place)
    try:
        jobs = evidence_jobs(found, runs, years, seed)
    except ValueError as error:
        stop(str(error))
    every = [job for each in jobs.values() for job in each]
    results = pursued("looking for patterns", every, workers, cluster, store)
    tell(evidence_account(judged(found, jobs, results, read_patterns())), as_json, report)
