"""The verbs for a place folder: `new` makes one to start from, `check` says what one holds."""

import json
import sys
from pathlib import Path
from typing import NoReturn

import click

from commonweal.place import CERTAINTIES, TABLES, Check, Fault, Place, PlaceError, check_place, new_place

AT_MOST = 200  # faults printed for people to read; --json gives them all


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """Make a starter place in DIR: small, made up, commented, and passing its own check."""
    try:
        new_place(folder)
    except PlaceError as error:
        _stop(error.faults)
    click.echo(f"Made {folder}. Put your own figures in its tables, then run: commonweal check {folder}")


@click.command()
@click.argument("folder", metavar="PLACE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON, for other programs.")
def check(folder: Path, as_json: bool) -> None:
    """Say what PLACE holds, how much is seen, derived or assumed, and everything that is wrong."""
    found = check_place(folder)
    if as_json:
        click.echo(json.dumps(_as_data(found), indent=2, ensure_ascii=False))
        sys.exit(2 if found.faults else 0)
    for notice in found.notices:
        click.echo(f"Note: {notice}", err=True)
    if found.place is None:
        _stop(found.faults)
    click.echo("\n".join(_report(found.place)))


def _stop(faults: tuple[Fault, ...]) -> NoReturn:
    for fault in faults[:AT_MOST]:
        click.echo(str(fault), err=True)
    if len(faults) > AT_MOST:
        click.echo(f"… and {len(faults) - AT_MOST:,} more; --json prints them all.", err=True)
    things = "thing is" if len(faults) == 1 else "things are"
    click.echo(f"{len(faults):,} {things} wrong; nothing was done.", err=True)
    sys.exit(2)


def _report(place: Place) -> list[str]:
    lines = [f"{place.title}: {place.population:,} people, from {place.start.isoformat()}", ""]
    lines.append(f"{'table':<12}{'rows':>6}{'figures':>9}" + "".join(f"{sure:>9}" for sure in CERTAINTIES))
    for name, counts in place.certainty_by_table.items():
        held = f"{len(place.table(name)):>6}" if name != "place" else f"{'':>6}"
        sure = "".join(f"{counts[certainty]:>9}" for certainty in CERTAINTIES)
        lines.append(f"{name:<12}{held}{counts.total():>9}{sure}")
    total = "".join(f"{place.certainty[certainty]:>9}" for certainty in CERTAINTIES)
    lines += [f"{'all':<12}{'':>6}{sum(place.certainty.values()):>9}{total}", ""]
    for account in place.fund_totals:
        lines.append(f"Fund, {account.version}: £{account.gross:,.2f} gross, £{account.net:,.2f} net.")
    lines += [
        f"{place.assumed_share:.0%} of the figures are assumed.",
        f"Content: {place.hash}",
        "No faults.",
    ]
    return lines


def _as_data(found: Check) -> dict[str, object]:
    wrong = {
        "ok": not found.faults,
        "faults": [fault.as_json() for fault in found.faults],
        "notices": [notice.as_json() for notice in found.notices],
    }
    return wrong | (_held(found.place) if found.place else {})


def _held(place: Place) -> dict[str, object]:
    return {
        "name": place.name,
        "title": place.title,
        "hash": place.hash,
        "rows": {table.name: len(place.table(table.name)) for table in TABLES},
        "certainty": place.certainty,
        "assumed_share": place.assumed_share,
    }
