"""`commonweal record`: what a record is, where it came from and what it can speak of."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from commonweal.cli.importing import importing
from commonweal.record import TABLES, Record, RecordError, read_record


class Verbs(click.Group):
    """A group whose `observe` is imported on use, for it alone needs the lab, and not to be listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the verbs, in the order of the work."""
        return ["import", "describe", "observe"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Hand over the verb's command."""
        if cmd_name != "observe":
            return super().get_command(ctx, cmd_name)
        found: click.Command = import_module("commonweal.cli.observing").observe
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs with what they do, without loading the lab."""
        here = {name: self.commands[name].get_short_help_str(60) for name in self.commands}
        told = here | {"observe": "Make a rehearsed record as patchy as a place's own."}
        with formatter.section("Commands"):
            formatter.write_dl([(name, told[name]) for name in self.list_commands(ctx)])


@click.group(cls=Verbs)
def record() -> None:
    """Make a record from data, or look into one of what happened, rehearsed or lived."""


record.add_command(importing)


@record.command()
@click.argument("folder", metavar="RECORD", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for another program to read.")
@click.option("--verify", is_flag=True, help="Read every row and hold it against the record's hash.")
@click.pass_context
def describe(ctx: click.Context, folder: Path, as_json: bool, verify: bool) -> None:
    """Say what RECORD is: where it came from, its period, tables, rows, coverage and hash."""
    try:
        found = read_record(folder)
        if verify:
            found.verify()
    except RecordError as wrong:
        click.echo(f"commonweal record: {wrong}", err=True)
        ctx.exit(2)
    click.echo(json.dumps(_facts(found, verify), indent=2, ensure_ascii=False) if as_json else _say(found, verify))


def _facts(found: Record, verified: bool) -> dict[str, Any]:
    start, end = found.coverage.period
    period = {"from": start and start.isoformat(), "to": end and end.isoformat()}
    return {"record": str(found.folder), "period": period, "verified": verified, **found.manifest.to_json()}


def _say(found: Record, verified: bool) -> str:
    lines = [f"Record {found.folder}", *_state(found), "", "Where it came from"]
    lines += [f"  {name.replace('_', ' '):<18}{_word(value)}" for name, value in found.provenance.items()]
    lines += ["", f"  {'Table':<14}{'Rows':>12}  {'Coverage':<10}{'Complete':<10}Period"]
    lines += [_table_line(found, name) for name in TABLES]
    return "\n".join([*lines, "", f"SHA-256 {found.hash}" + ("  (every row held against it)" if verified else "")])


def _state(found: Record) -> list[str]:
    start, end = found.coverage.period
    part = f"PARTIAL: {found.manifest.why_partial}" if found.partial else "Whole: its making came to its end"
    period = f"{start} to {end}" if start and end else "not known"
    return [
        part,
        f"Period {period}; services: {found.rows('services')}; schema {found.manifest.schema_version}",
    ]


def _table_line(found: Record, name: str) -> str:
    covered = found.coverage.of(name)
    complete = "not known" if covered.complete is None else f"{covered.complete:.0%}"
    period = f"{covered.start or '?'} to {covered.end or '?'}"
    if covered.status == "absent":
        complete, period = "-", "-"
    services = "" if covered.services is None else f"; {len(covered.services)} services"
    note = f"; {covered.note}" if covered.note else ""
    line = f"  {name:<14}{found.rows(name):>12,}  {covered.status:<10}{complete:<10}{period}{services}{note}"
    return line.rstrip()


def _word(value: Any) -> str:
    if value is None:
        return "not said"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
