"""`commonweal record import`: the formats that hold journeys of people - event logs, XES, HMIS, Fulfilling Lives."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.cli.importing import carry_out, command_line, key_options, out_options, secret_options
from commonweal.record.importers import Imported, Key, importer, load_key

_PATH = click.Path(path_type=Path)


def drop_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --drop-bad, for rows that cannot be."""
    bad = "Leave out rows without a person or with a time that cannot be, and count them."
    return click.option("--drop-bad", is_flag=True, help=bad)(command)


def day_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says which of day and month stands first."""
    day = "In 1/4/2019, whether the day or the month stands first, where the column does not say."
    return click.option("--day-first/--month-first", "day_first", default=None, help=day)(command)


def kind_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --kind, which says what activities were for."""
    said = "What an activity is: assessment, start, review or follow_up; all others are meetings. Repeatable."
    return click.option("--kind", "kinds", multiple=True, metavar="KIND=ACTIVITY", help=said)(command)


@click.command()
@click.argument("source", metavar="FILE", type=_PATH)
@click.option(
    "--map",
    "columns",
    multiple=True,
    required=True,
    metavar="person=COLUMN,service=COLUMN,time=COLUMN[,activity=…]",
    help="Which column means what; also kind, provider, area, hours, order. COLUMN+COLUMN makes one word of two.",
)
@click.option("--delimiter", help="What stands between values; found out if not said.")
@kind_option
@day_option
@drop_option
@key_options
@out_options
@click.pass_context
def eventlog(ctx: click.Context, /, source: Path, **options: Any) -> None:
    """Import a CSV file with one row per event of a person at a service."""
    _run(ctx, "eventlog", source, options)


@click.command()
@click.argument("source", metavar="FILE", type=_PATH)
@click.option("--person", default="concept:name", show_default=True, help="The attribute of a trace that says whose.")
@click.option("--service", help="The attribute of an event that says where; org:group or org:resource if not said.")
@click.option("--time", default="time:timestamp", show_default=True, help="The attribute of an event that says when.")
@click.option("--activity", default="concept:name", show_default=True, help="The attribute of an event that says what.")
@kind_option
@drop_option
@key_options
@out_options
@click.pass_context
def xes(ctx: click.Context, /, source: Path, **options: Any) -> None:
    """Import an XES event log (.xes or .xes.gz): a trace is a person, an event a contact."""
    _run(ctx, "xes", source, options)


@click.command()
@click.argument("source", metavar="FOLDER", type=_PATH)
@drop_option
@secret_options
@out_options
@click.pass_context
def hmis(ctx: click.Context, /, source: Path, **options: Any) -> None:
    """Import a US HMIS CSV export (FY 2022), a folder or a zip; files with names are not opened."""
    _run(ctx, "hmis", source, options)


@click.command()
@click.argument("source", metavar="FILE", type=_PATH)
@click.option("--service", metavar="COLUMN", help="The column that says which partnership, if there is one.")
@click.option("--instrument", default="star", show_default=True, help="Whose scores to take: star or ndta.")
@drop_option
@key_options
@out_options
@click.pass_context
def fulfilling_lives(ctx: click.Context, /, source: Path, **options: Any) -> None:
    """Import the Fulfilling Lives data set (SN 9114), saved as CSV with values."""
    _run(ctx, "fulfilling-lives", source, options)


def _run(ctx: click.Context, format: str, source: Path, options: dict[str, Any]) -> None:
    """Load the key and the importer, and carry it out."""
    as_json, out, key, ids = (options.pop(name) for name in ("as_json", "out", "key", "ids"))
    if "kinds" in options:
        options["kinds"] = _kinds(options["kinds"])

    def make() -> Imported:
        secret: Key = load_key(key, out).within(ids)
        return importer(format)(source, out, secret, **options, command=command_line(ctx))

    carry_out(as_json, make)


def _kinds(said: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in said:
        kind, sign, activity = one.partition("=")
        if not sign:
            stop(f"--kind: {one!r} is no pair. Write KIND=ACTIVITY, such as assessment=Triage.")
        found[activity] = kind
    return found
