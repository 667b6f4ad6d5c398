"""The verbs of the lab: `rehearse` runs a place forward, `loop` prints the order of a week."""

import json
import math
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.progress import progress, say_if_compiling, stoppable
from commonweal.place import Place
from commonweal.record import RecordError


@click.command()
def loop() -> None:
    """Print the order of a week: what happens, in which function."""
    from commonweal.lab.loop import order

    click.echo(order())


def _list_if_asked(context: click.Context, option: click.Parameter, names: str) -> str:
    """Name the mechanisms and end, whatever else was said or left out."""
    if names == "list":
        from commonweal.lab.mechanisms import MECHANISMS

        for name, mechanism in MECHANISMS.items():
            click.echo(f"{name:<18} {mechanism.meaning}")
        context.exit()
    return names


@click.command()
@click.argument("folder", metavar="PLACE", type=click.Path(path_type=Path))
@click.option(
    "--regime",
    "regime_name",
    required=True,
    help="A shipped regime (block, targets, alliance, plymouth-path) or a TOML file.",
)
@click.option("--years", default=10.0, show_default=True, help="Years after the common history, in quarters.")
@click.option("--seed", type=int, help="Luck of the run; the same seed gives the same bits.  [default: 1]")
@click.option("--threads", default=1, show_default=True, help="Threads; changes the speed, never a number.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the record. Without it the record is hashed and not kept.",
)
@click.option(
    "--without",
    default="",
    is_eager=True,
    callback=_list_if_asked,
    help="Mechanisms to take away, parted by commas; `--without list` names them.",
)
@click.option("--save", "save_to", type=click.Path(path_type=Path), help="Save the state at the end, to go on from.")
@click.option("--resume", type=click.Path(path_type=Path), help="Go on from a saved state of the same place.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as one JSON object.")
def rehearse(
    folder: Path,
    regime_name: str,
    years: float,
    seed: int | None,
    threads: int,
    out: Path | None,
    without: str,
    save_to: Path | None,
    resume: Path | None,
    as_json: bool,
) -> None:
    """Run PLACE forward under one regime, and leave a record and a summary."""
    place = place_or_stop(folder)
    plan, state = _plan(place, regime_name, years, seed, threads, without, resume)
    if save_to is not None and not _can_be_written(save_to):
        stop(f"{save_to}: cannot be written; give a file in a folder that is there and may be written to")
    with _folder(out) as target:
        summary = _run(plan, target, state)
        if save_to is not None:
            _save(summary, save_to, place)
        facts = _facts(summary, kept=out)
    click.echo(json.dumps(facts, indent=2, ensure_ascii=False) if as_json else _say(facts))
    sys.exit(130 if summary.partial else 0)


def _can_be_written(path: Path) -> bool:
    """Look before the long run whether a file can be written after it."""
    room = path.absolute().parent
    return room.is_dir() and os.access(room, os.W_OK) and not path.is_dir()


def _plan(
    place: Place, regime: str, years: float, seed: int | None, threads: int, without: str, resume: Path | None
) -> tuple[Any, Any]:
    """Plan the rehearsal, and read the state to go on from; ends with one message if anything does not fit."""
    from commonweal.lab import world_with
    from commonweal.lab.checkpoint import load
    from commonweal.lab.contract import read_way
    from commonweal.lab.mechanisms import without as take_away
    from commonweal.lab.rehearsal import check_state, plan_rehearsal

    try:
        if not math.isfinite(years):
            raise ValueError(f"years is {years}; it must be a number")
        world = world_with({row.name: row.value for row in place.parameters})
        world = take_away(world, [name.strip() for name in without.split(",") if name.strip()])
        state = None if resume is None else load(resume, place.hash)
        if state is not None:
            if seed not in (None, state.seed) or without:
                own = f"{resume} comes with its own seed ({state.seed}) and world"
                raise ValueError(f"{own}; leave --seed and --without away")
            seed, world = state.seed, state.world
        plan = plan_rehearsal(place, read_way(regime), years, 1 if seed is None else seed, world, threads)
        if state is not None:
            check_state(plan, state)
    except ValueError as error:
        stop(str(error))
    return plan, state


@contextmanager
def _folder(out: Path | None) -> Iterator[Path]:
    """Give the folder for the record; one that is not kept is removed again."""
    if out is not None:
        yield out
        return
    room = Path(tempfile.mkdtemp(prefix="commonweal-"))
    try:
        yield room / "record"
    finally:
        shutil.rmtree(room, ignore_errors=True)


def _run(plan: Any, target: Path, state: Any) -> Any:
    from commonweal.lab.kernels.build import is_compiled
    from commonweal.lab.rehearsal import Stopped, rehearse

    say_if_compiling(is_compiled())
    weeks = plan.weeks - (state.week if state is not None else 0)
    try:
        with (
            progress(f"{plan.place.title}, {plan.regime.name}", weeks, "weeks") as advance,
            stoppable(Stopped) as may_stop,
        ):

            def tick(done: int) -> None:
                advance(done)
                may_stop(done)

            return rehearse(plan, target, tick, state)
    except RecordError as error:
        stop(str(error))
    except (Stopped, KeyboardInterrupt):
        stop("stopped; no record was left", code=130)


def _save(summary: Any, path: Path, place: Place) -> None:
    from commonweal.lab.checkpoint import save

    try:
        save(summary.state, path, place.hash)
    except OSError as error:
        stop(f"{path}: cannot be written ({error.strerror}); the record was made")


def _facts(summary: Any, kept: Path | None) -> dict[str, Any]:
    from commonweal.lab.laws import LAWS
    from commonweal.lab.outcomes import OUTCOMES

    plan = summary.plan
    return {
        "place": plan.place.name,
        "regime": plan.regime.name,
        "seed": plan.seed,
        "years": summary.years,
        "people": summary.state.size,
        "outcomes": [
            {"name": name, "unit": OUTCOMES[name].unit, "value": value if math.isfinite(value) else None}
            for name, value in summary.outcomes.items()
        ],
        "record_hash": summary.record.hash,
        "record": None if kept is None else str(kept),
        "partial": summary.partial,
        "laws": [{"law": law, "meaning": LAWS[law], "largest_residual": worst} for law, worst in summary.laws.items()],
        "seconds": round(summary.seconds, 3),
        "person_weeks_per_second": round(summary.person_weeks_per_second),
        "assumed_share": plan.place.assumed_share,
    }


def _say(facts: dict[str, Any]) -> str:
    lines = [
        f"{facts['place']} under {facts['regime']}: {facts['people']:,} people, {facts['years']:g} years, "
        f"seed {facts['seed']}",
        "One run is one roll of the dice: to compare ways of commissioning, use `commonweal compare`.",
        "",
        *(f"  {row['name']:<22}{_number(row['value']):>10}  {row['unit']}" for row in facts["outcomes"]),
        "",
        "Laws, largest residual:",
        *(f"  {row['law']:<10}{row['largest_residual']:>10.2g}  {row['meaning']}" for row in facts["laws"]),
        "",
        f"{facts['assumed_share']:.0%} of the place's figures are assumed, and so is every parameter of the world.",
        f"{facts['seconds']:g} s, {facts['person_weeks_per_second'] / 1e6:.1f} million person-weeks a second, "
        "a record written.",
        f"Record {facts['record'] or '(not kept: give --out)'}, SHA-256 {facts['record_hash']}",
    ]
    if facts["partial"]:
        lines.append("PARTIAL: stopped before its end; the record says so.")
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "cannot tell" if value is None else f"{value:.4g}"
