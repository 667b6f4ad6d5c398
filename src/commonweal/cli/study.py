"""The verb that sets ways of commissioning side by side: `compare`."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.progress import progress, say_if_compiling
from commonweal.cli.studies import INTERRUPTED, command
from commonweal.place import Place


@click.command()
@click.argument("place", metavar="PLACE", type=click.Path(path_type=Path))
@click.option(
    "--regimes",
    default="block,targets,alliance",
    show_default=True,
    help="Ways of commissioning, parted by commas: shipped names, or paths of regime or contract files.",
)
@click.option("--runs", default=10, show_default=True, help="How many runs, each with luck of its own.")
@click.option("--years", default=10, show_default=True, help="How many whole years each regime lives.")
@click.option("--seed", default=1, show_default=True, help="The luck of it all: any whole number from 0.")
@click.option("--threads", default=1, show_default=True, help="Threads; changes the speed, never a number.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Write a report: one page that opens in any browser without a network.",
)
def compare(
    place: Path,
    regimes: str,
    runs: int,
    years: int,
    seed: int,
    threads: int,
    as_json: bool,
    report: Path | None,
) -> None:
    """Run PLACE under several regimes with the same luck; say what differs, and how sure that is."""
    names = [name.strip() for name in regimes.split(",") if name.strip()]
    found = _refuse_or_read(place, names, (runs, years, seed, threads), report)
    told = _run(found, names, runs, years, seed, threads, report)
    click.echo(_as_json(told) if as_json else _as_text(told))
    if report is not None:
        click.echo(f"The report is {report}; open it in any browser.", err=True)


def _refuse_or_read(place: Path, names: list[str], numbers: tuple[int, int, int, int], report: Path | None) -> Place:
    """Find whatever would stop the comparison before any of its minutes are spent."""
    from commonweal.lab import world_with
    from commonweal.lab.contract import read_way
    from commonweal.study import refuse_bad_numbers, refuse_unwritable

    try:
        refuse_bad_numbers(len(names), *numbers)
        for name in names:
            read_way(name)
        if report is not None:
            refuse_unwritable(report)
    except (ValueError, OSError) as error:
        stop(str(error))
    found = place_or_stop(place)
    try:
        world_with({row.name: row.value for row in found.parameters})
    except ValueError as error:
        stop(f"{place / 'parameters.csv'}: {error}")
    return found


def _run(place: Place, names: list[str], runs: int, years: int, seed: int, threads: int, report: Path | None) -> Any:
    from commonweal.lab.kernels.build import is_compiled
    from commonweal.study import compare as set_side_by_side
    from commonweal.study import weeks_to_run, write_report

    say_if_compiling(is_compiled())
    try:
        with progress(place.title, weeks_to_run(len(names), runs, years), "weeks") as advance:
            told = set_side_by_side(place, names, runs, years, seed, threads, advance)
        told = replace(told, provenance=told.provenance | {"command": command()})
        if report is not None:
            write_report(told, report)
    except KeyboardInterrupt:
        stop("stopped; nothing was written", code=INTERRUPTED)
    except OSError as error:
        stop(f"the report could not be written: {error}")
    return told


def _as_json(told: Any) -> str:
    from commonweal.study import as_data

    return json.dumps(as_data(told), indent=2, ensure_ascii=False, allow_nan=False)


def _as_text(told: Any) -> str:
    from commonweal.study import as_text

    return as_text(told)
