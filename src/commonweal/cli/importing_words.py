"""`commonweal record import documents, comments`: what a place writes, and what people write of it."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from commonweal.cli.importing import carry_out, command_line, ignore_options, out_options
from commonweal.record.importers.comments import import_comments
from commonweal.record.importers.documents import KINDS, import_documents

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("sources", metavar="SOURCE...", type=_FILE, nargs=-1, required=True)
@click.option(
    "--kind", type=click.Choice(KINDS), default="other", show_default=True, help="What kind of documents they are."
)
@click.option(
    "--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The day they are of, as 2019-04-01."
)
@click.option("--service", metavar="ID", help="The service they are of or about.")
@click.option("--map", "map_file", type=_FILE, metavar="CSV", help="A row for each file: name, kind, date, service.")
@click.option("--drop-bad", is_flag=True, help="Leave out documents that cannot be read, and count them.")
@out_options
@click.pass_context
def documents(
    ctx: click.Context, /, sources: tuple[Path, ...], out: Path, as_json: bool, day: datetime | None, **said: Any
) -> None:
    """Read the words of documents: PDF, DOCX, Markdown or text; files, or folders of them."""
    date = day.date() if day else None
    carry_out(as_json, lambda: import_documents(sources, out, day=date, command=command_line(ctx), **said))


@click.command()
@click.argument("source", metavar="FILE", type=_FILE)
@click.option("--text", required=True, metavar="COLUMN", help="The column of the comments.")
@click.option("--date", "day", metavar="COLUMN", help="The column of their dates.")
@click.option("--service", metavar="COLUMN", help="The column that says which service they are about.")
@click.option("--anonymised-by", default="", metavar="WHO", help="Who took out what could say who somebody is.")
@click.option("--flagged", metavar="COLUMN", help="A column that flags comments in which somebody can be recognised.")
@click.option(
    "--day-first/--month-first", default=None, help="Whether 1/4/2019 is in April; the column decides if it can."
)
@click.option("--delimiter", metavar="MARK", help="What stands between values; found out if not said.")
@click.option("--drop-bad", is_flag=True, help="Leave days that cannot be told unknown, and count them.")
@ignore_options
@out_options
@click.pass_context
def comments(ctx: click.Context, /, source: Path, out: Path, as_json: bool, **said: Any) -> None:
    """Read what the public wrote, a comment a row of FILE, once somebody has taken names out of it."""
    carry_out(as_json, lambda: import_comments(source, out, command=command_line(ctx), **said))
