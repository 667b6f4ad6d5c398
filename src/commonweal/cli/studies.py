"""What all study commands share: their options, where runs are made and kept, and how an account is told."""

import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commonweal.cli.ending import stop
from commonweal.cli.progress import progress, say_if_compiling

if TYPE_CHECKING:
    from commonweal.lab import Regime
    from commonweal.study.account import Account
    from commonweal.study.job import Job
    from commonweal.study.results import Results

INTERRUPTED = 130  # what a shell expects of a program stopped by Ctrl-C
ELSEWHERE = {"threads", "workers", "cluster", "store", "as_json"}  # options that never change a number


def study_options(runs: int = 20, years: int = 10) -> Callable[[Any], Any]:
    """Give a study command its common options, with defaults for how many runs and years."""
    shown = partial(click.option, show_default=True)
    return with_options(
        shown("--runs", default=runs, callback=_from_one, help="How many runs, each with luck of its own."),
        shown("--years", default=years, callback=_from_one, help="How many whole years each regime lives."),
        shown("--seed", default=1, callback=_from_zero, help="The luck of it all: any whole number from 0."),
        *places_to_run(),
        *ways_to_tell(),
    )


def with_options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Give a command options, in the order in which its help lists them."""

    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def ways_to_tell() -> list[Callable[[Any], Any]]:
    """Give the options that say how an account is told."""
    path = click.Path(path_type=Path)
    return [
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object, for other programs."),
        click.option("--report", type=path, metavar="FILE.html", help="Write a page for people to read."),
    ]


def read_ways(regimes: str) -> "dict[str, Regime]":
    """Read ways of commissioning named in one text, parted by commas, and label each; raises RegimeError."""
    from commonweal.lab.contract import read_way
    from commonweal.study.compare import label

    return label([read_way(name.strip()) for name in regimes.split(",") if name.strip()])


def _from_one(_: click.Context, parameter: click.Parameter, number: int) -> int:
    if number < 1:
        stop(f"{parameter.name}: {number} were asked for; there must be at least 1")
    return number


def _from_zero(_: click.Context, parameter: click.Parameter, number: int) -> int:
    if number < 0:
        stop(f"{parameter.name}: {number} is below 0; give any whole number from 0")
    return number


def places_to_run() -> list[Callable[[Any], Any]]:
    """Give the options that say where runs are made and kept; none of them changes a number."""
    return [
        click.option("--workers", default=1, show_default=True, help="Processes of this machine to run in."),
        click.option("--cluster", metavar="ADDRESS", help="An existing Dask scheduler, such as tcp://host:8786."),
        click.option(
            "--store",
            type=click.Path(path_type=Path),
            metavar="DIR",
            help="Folder in which runs are kept, so that a study goes on where it stopped.",
        ),
    ]


def pursued(what: str, jobs: Sequence["Job"], workers: int, cluster: str | None, store: Path | None) -> "Results":
    """Do a study's jobs with progress; ends with one message if they cannot be done."""
    from commonweal.lab.kernels.build import is_compiled
    from commonweal.study.pursue import missing, pursue
    from commonweal.study.seam import SeamError
    from commonweal.study.seams import seam_for
    from commonweal.study.store import Store, StoreError

    say_if_compiling(is_compiled())
    try:
        kept = None if store is None else Store(store)
        left = missing(jobs, kept)
        if kept is not None and len(left) < len(jobs):
            click.echo(f"{len(jobs) - len(left)} of {len(jobs)} jobs are in the store already.", err=True)
        with progress(what, sum(job.weeks for job in left), "weeks") as advance:
            return pursue(jobs, seam_for(workers, cluster), kept, advance)
    except (SeamError, StoreError, ValueError) as error:
        stop(str(error))
    except KeyboardInterrupt:
        kept_in = "nothing was kept" if store is None else f"what was done is in {store}, and is not run again"
        stop(f"stopped; {kept_in}", code=INTERRUPTED)


def tell(account: "Account", as_json: bool, report: Path | None) -> None:
    """Print an account, and write its page if one was asked for."""
    from commonweal.study.account import as_data
    from commonweal.study.account_page import write_account
    from commonweal.study.account_text import account_text

    account = replace(account, command=account.command or command())
    if as_json:
        click.echo(json.dumps(as_data(account), indent=2, ensure_ascii=False, allow_nan=False))
    else:
        click.echo(account_text(account), nl=False)
    if report is not None:
        try:
            write_account(account, report)
        except OSError as error:
            stop(f"the report could not be written: {error}")
        click.echo(f"The report is {report}; open it in any browser.", err=True)


def refuse_report(report: Path | None) -> None:
    """End at once if a report could not be written when the runs are done."""
    from commonweal.study import refuse_unwritable

    if report is not None:
        try:
            refuse_unwritable(report)
        except OSError as error:
            stop(str(error))


def command() -> str:
    """Give the command that makes the same study again, wherever its runs are made."""
    context = click.get_current_context()
    names: list[str] = []
    inner: click.Context | None = context
    while inner is not None and inner.parent is not None:
        names.insert(0, str(inner.info_name))
        inner = inner.parent
    parts = ["commonweal", *(names or [str(context.info_name)])]
    for parameter in context.command.params:
        value = context.params.get(str(parameter.name))
        if parameter.name in ELSEWHERE or value is None or value is False or value == ():
            continue
        values = value if isinstance(value, tuple) else (value,)
        if isinstance(parameter, click.Argument):
            parts += [str(each) for each in values]
        elif value is True:
            parts.append(parameter.opts[0])
        else:
            parts += [piece for each in values for piece in (parameter.opts[0], str(each))]
    return shlex.join(parts)
