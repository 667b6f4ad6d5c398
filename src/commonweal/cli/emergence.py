"""The verb that measures emergence on runs: `emergence`."""

from dataclasses import replace
from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.progress import progress, say_if_compiling
from commonweal.cli.studies import INTERRUPTED, read_ways, refuse_report, tell, ways_to_tell, with_options


@click.command()
@click.argument("place", metavar="PLACE", type=click.Path(path_type=Path))
@click.option(
    "--regimes", default="block,targets,alliance", show_default=True, help="Ways of commissioning, parted by commas."
)
@click.option("--runs", default=10, show_default=True, help="How many runs, each with luck of its own.")
@click.option("--years", default=10, show_default=True, help="How many whole years each regime lives.")
@click.option("--seed", default=1, show_default=True, help="The luck of it all: any whole number from 0.")
@click.option("--threads", default=1, show_default=True, help="Threads; changes the speed, never a number.")
@click.option(
    "--store", type=click.Path(path_type=Path), metavar="DIR", help="Folder in which findings are kept, to go on from."
)
@with_options(*ways_to_tell())
def emergence(
    place: Path, regimes: str, runs: int, years: int, seed: int, threads: int, store: Path | None, as_json: bool,
    report: Path | None,
) -> None:  # fmt: skip
    """Run PLACE under several regimes, and look in each record for what nobody decided, each sign beside chance."""
    from commonweal.lab.kernels.build import is_compiled
    from commonweal.study.compare import refuse_bad_numbers
    from commonweal.study.emerging import emerging
    from commonweal.study.emerging_account import emerging_account
    from commonweal.study.provenance import provenance
    from commonweal.study.runs import run_seeds, weeks_to_run

    refuse_report(report)
    try:
        ways = read_ways(regimes)
        refuse_bad_numbers(len(ways), runs, years, seed, threads)
    except ValueError as error:
        stop(str(error))
    where, seeds = place_or_stop(place), run_seeds(seed, runs)
    say_if_compiling(is_compiled())
    try:
        with progress(where.title, weeks_to_run(len(ways), runs, years), "weeks") as advance:
            found = emerging(where, ways, seeds, years, store, threads, advance)
    except KeyboardInterrupt:
        kept = "nothing was kept" if store is None else f"what was done is in {store}, and is not run again"
        stop(f"stopped; {kept}", code=INTERRUPTED)
    except OSError as error:
        stop(str(error))
    facts = provenance(where, ways, seeds, years)
    tell(replace(emerging_account(found, where.title), provenance=facts), as_json, report)
