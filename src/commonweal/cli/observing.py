"""`commonweal record observe`: makes a full record as patchy as those that places have."""

import json
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.lab.observe import observe as look
from commonweal.lab.patchiness import Patchiness, about
from commonweal.record import TABLES, Record, RecordError, read_record


def knobs(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add an option for each knob of patchiness, with its usual value and where that comes from."""
    for name, (usual, meaning, source) in reversed(about().items()):
        told = f"{meaning[0].upper()}{meaning[1:]} ({source})."
        command = click.option(f"--{name}", type=float, default=usual, show_default=True, help=told)(command)
    return command


@click.command()
@click.argument("folder", metavar="RECORD", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), required=True, metavar="R", help="The new folder of the record."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of the luck of what is left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for another program to read.")
@knobs
def observe(folder: Path, out: Path, seed: int, as_json: bool, **settings: float) -> None:
    """Make of RECORD one as patchy as a place would have, to try what lenses can still tell."""
    try:
        truth = read_record(folder)
        seen = look(truth, out, seed, Patchiness(**settings))
    except RecordError as wrong:
        stop(str(wrong))
    click.echo(json.dumps(_facts(truth, seen), indent=2) if as_json else _say(truth, seen))


def _facts(truth: Record, seen: Record) -> dict[str, Any]:
    rows = {name: {"truth": truth.rows(name), "seen": seen.rows(name)} for name in TABLES if truth.rows(name)}
    return {"record": str(seen.folder), "hash": seen.hash, "observed": seen.provenance["observed"], "rows": rows}


def _say(truth: Record, seen: Record) -> str:
    lines = [f"Record {seen.folder}, as a place might hold it of {truth.folder}", ""]
    lines.append(f"  {'Table':<14}{'Rows there':>12}{'Rows seen':>12}")
    lines += [f"  {n:<14}{truth.rows(n):>12,}{seen.rows(n):>12,}" for n in TABLES if truth.rows(n)]
    given = seen.provenance["observed"]["patchiness"]
    knobs_set = ", ".join(f"{knob.name} {given[knob.name]:g}" for knob in fields(Patchiness))
    return "\n".join([*lines, "", f"Left out by {knobs_set}", f"SHA-256 {seen.hash}"])
