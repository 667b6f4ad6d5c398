"""`commonweal lens`: look at a record through one lens, or through all of them."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.lenses import LENSES, Finding, get_lens, look_through
from commonweal.lenses.report import refuse_unwritable, write_page
from commonweal.record import Record, RecordError, read_record
from commonweal.record.disclosure import DEFAULT, Policy

LEAST, BASE = DEFAULT.least, DEFAULT.base


class Lenses(click.Group):
    """A group with one command for each lens, beside `list` and `all`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the lenses, in the order of the talk's questions."""
        return [*LENSES, "all", "list"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Make the command of a lens from what it says of itself."""
        return _command(cmd_name) if cmd_name in LENSES else super().get_command(ctx, cmd_name)


def small_numbers(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that make the small-number policy stricter."""
    least = click.option("--least", type=int, default=LEAST, help="Least count of people shown; never below 8.")
    base = click.option("--round-to", "base", type=int, default=BASE, help="What counts are rounded to; never below 5.")
    return least(base(command))


@click.group(cls=Lenses)
def lens() -> None:
    """See what happened, in any record: ten questions, each answered with its doubt."""


@lens.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for another program to read.")
def list_lenses(as_json: bool) -> None:
    """List the lenses: what each asks, what it needs, what may be chosen."""
    held = {name: get_lens(name) for name in LENSES}
    if as_json:
        facts = {n: {"question": one.question, "needs": one.needs, "options": _options(one)} for n, one in held.items()}
        click.echo(json.dumps(facts, indent=2, ensure_ascii=False))
        return
    for name, one in held.items():
        needs = " or ".join(" and ".join(need) for need in one.needs)
        click.echo(f"{name:<12}{one.question}\n{'':<12}needs {needs}")
        for option in one.options:
            click.echo(f"{'':<12}--set {option.name}={option.default}  {option.meaning}")


@lens.command(name="all")
@click.argument("folder", metavar="RECORD", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for another program to read.")
@click.option("--report", type=click.Path(path_type=Path), help="Write one page (HTML) with all findings.")
@small_numbers
def look_at_all(folder: Path, as_json: bool, report: Path | None, least: int, base: int) -> None:
    """Look at RECORD through every lens."""
    _look(LENSES, folder, as_json, report, {}, (least, base))


def _command(name: str) -> click.Command:
    one = get_lens(name)

    @click.command(name=name, help=f"{one.question}\n\nLooks at RECORD, rehearsed, imported or lived.")
    @click.argument("folder", metavar="RECORD", type=click.Path(path_type=Path))
    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for another program to read.")
    @click.option("--report", type=click.Path(path_type=Path), help="Write a page (HTML) with the finding.")
    @click.option("--set", "chosen", multiple=True, metavar="NAME=VALUE", help=_choices(one))
    @small_numbers
    def look(
        folder: Path, as_json: bool, report: Path | None, chosen: tuple[str, ...], least: int, base: int
    ) -> None:
        _look((name,), folder, as_json, report, _chosen(chosen), (least, base))

    return look


def _choices(one: Any) -> str:
    told = "; ".join(f"{option.name} ({option.meaning}; {option.default} if not set)" for option in one.options)
    return told or "This lens has nothing to choose."


def _options(one: Any) -> dict[str, Any]:
    return {option.name: {"default": option.default, "meaning": option.meaning} for option in one.options}


def _chosen(given: tuple[str, ...]) -> dict[str, str]:
    for each in given:
        if "=" not in each:
            stop(f"--set {each}: write it as NAME=VALUE")
    return dict(each.split("=", 1) for each in given)


def _look(
    wanted: tuple[str, ...],
    folder: Path,
    as_json: bool,
    report: Path | None,
    chosen: dict[str, str],
    small: tuple[int, int],
) -> None:
    try:
        if report is not None:
            refuse_unwritable(report)
        record = read_record(folder)
        findings = [look_through(name, record, Policy(*small), **chosen) for name in wanted]
        if report is not None:
            _write(findings, record, report, chosen)
    except (RecordError, OSError) as wrong:
        stop(str(wrong))
    click.echo(_json(findings) if as_json else _text(findings))
    if report is not None and not as_json:
        click.echo(f"\nThe page is {report}; open it in any browser.")


def _write(findings: list[Finding], record: Record, report: Path, chosen: dict[str, str]) -> None:
    from commonweal.lenses.page import page  # here, for charts take a second to load that others need not wait

    name = findings[0].lens if len(findings) == 1 else "all"
    parts = ["commonweal", "lens", name, str(record.folder)]
    for each, value in chosen.items():
        parts += ["--set", f"{each}={value}"]
    write_page(page(findings, record, shlex.join([*parts, "--report", str(report)])), report)


def _json(findings: list[Finding]) -> str:
    told: Any = [finding.to_json() for finding in findings]
    return json.dumps(told[0] if len(told) == 1 else {"lenses": told}, indent=2, ensure_ascii=False, allow_nan=False)


def _text(findings: list[Finding]) -> str:
    from commonweal.lenses.text import as_text

    return "\n\n\n".join(as_text(finding) for finding in findings)
