"""`commonweal record import`: real data in, one sub-command per format, each loaded only when it is called."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pyarrow as pa
import pyarrow.compute as pc
from click.core import ParameterSource

from commonweal.cli.ending import stop
from commonweal.cli.group import LoadedOnUse
from commonweal.record import TABLES, Record, RecordError
from commonweal.record.disclosure import shown_count
from commonweal.record.importers import Imported

# format -> module that holds the click command of that name (dashes become underscores)
COMMANDS = {
    "eventlog": "commonweal.cli.importing_journeys",
    "xes": "commonweal.cli.importing_journeys",
    "hmis": "commonweal.cli.importing_journeys",
    "fulfilling-lives": "commonweal.cli.importing_journeys",
    "series": "commonweal.cli.importing_places",
    "survey": "commonweal.cli.importing_places",
    "tables": "commonweal.cli.importing_places",
    "documents": "commonweal.cli.importing_words",
    "comments": "commonweal.cli.importing_words",
}


@click.group(name="import", cls=LoadedOnUse, modules=COMMANDS)
def importing() -> None:
    """Turn data that a place has into a record; person ids become pseudonyms, and names stop the import."""


def out_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every format has: --out and --json."""
    folder, told = click.Path(path_type=Path), "Print one JSON object, for another program."
    as_json = click.option("--json", "as_json", is_flag=True, help=told)
    out = click.option("--out", type=folder, required=True, metavar="RECORD", help="The new folder of the record.")
    return out(as_json(command))


def key_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a format with people and columns that may name them: --key, --ids, --ignore, --ignore-rest."""
    return secret_options(ignore_options(command))


def ignore_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a format with columns that may name people: --ignore and --ignore-rest."""
    rest = click.option("--ignore-rest", is_flag=True, help="Drop all columns that are not named, without a look.")
    told = "Drop this column; may be said several times."
    return click.option("--ignore", multiple=True, metavar="COLUMN", help=told)(rest(command))


def secret_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a format that has people in it: --key and --ids."""
    for option in (
        click.option(
            "--ids",
            default="",
            metavar="NAME",
            help="Name of the scheme that person ids are of, where the same id in another source is another person.",
        ),
        click.option(
            "--key",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="The secret for pseudonyms, kept outside any record; one is made if none is named.",
        ),
    ):
        command = option(command)
    return command


def carry_out(as_json: bool, make: Callable[[], Imported]) -> None:
    """Import and say what came of it; one line on standard error and exit 2 where it could not be done."""
    try:
        done = make()
    except RecordError as wrong:
        stop(str(wrong))
    except KeyboardInterrupt:
        stop("stopped; nothing was kept", 130)
    click.echo(json.dumps(_facts(done), indent=2, ensure_ascii=False) if as_json else _say(done))


def command_line(ctx: click.Context) -> str:
    """Give the command as it was typed, files by their names alone: provenance says nothing of folders."""
    words = ["commonweal", "record", "import", str(ctx.info_name)]
    for param in ctx.command.params:
        name = param.name or ""
        if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            value = ctx.params[name]
            for one in value if isinstance(value, tuple) else (value,):
                words += _as_typed(param, one)
    return shlex.join(words)


def _as_typed(param: click.Parameter, value: Any) -> list[str]:
    if isinstance(value, bool):
        return [param.opts[0] if value else param.secondary_opts[0]]
    said = value.name if isinstance(value, Path) else str(value)
    return [said] if isinstance(param, click.Argument) else [param.opts[0], said]


def _facts(done: Imported) -> dict[str, Any]:
    manifest = done.record.manifest.to_json()
    kept = {name: manifest[name] for name in ("hash", "provenance", "coverage", "tables")}
    return {"record": str(done.record.folder), "repairs": done.repairs.to_json(), **kept}


def _say(done: Imported) -> str:
    record = done.record
    start, end = record.coverage.period
    period = f"{start} to {end}" if start and end else "not known"
    lines = [f"Made {record.folder}: {_size(record)}; period {period}.", ""]
    lines += [line for name in TABLES if (line := _table_line(record, name))]
    lines += ["", *(["Put right on the way:"] if len(done.repairs) else ["Nothing had to be put right."])]
    lines += [f"  {sentence}" for sentence in done.repairs.sentences()]
    return "\n".join([*lines, "", f"SHA-256 {record.hash}"])


def _size(record: Record) -> str:
    rows = sum(record.rows(name) for name in TABLES)
    people = shown_count(_people(record))
    told = f", about {people:,} people" if people else ""
    return f"{_counted(rows, 'row')} in all{told}, {_counted(record.rows('services'), 'service')}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _people(record: Record) -> int:
    """Count the different people of all tables; the number passes the small-number rule before it is said."""
    found = pa.array([], pa.int64())
    for name in (name for name in TABLES if "person" in TABLES[name].names):
        for batch in record.batches(name, ["person"]):
            found = pc.unique(pa.concat_arrays([found, pc.unique(batch.column(0))]))
    return len(found)


def _table_line(record: Record, name: str) -> str:
    covered = record.coverage.of(name)
    if covered.status == "absent" and not covered.note:
        return ""
    note = f"; {covered.note}" if covered.note else ""
    return f"  {name:<14}{record.rows(name):>12,}  {covered.status}{note}"
