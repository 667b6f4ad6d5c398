"""Progress with time left, on standard error; silent where nobody looks."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def progress(what: str, total: int, unit: str) -> Iterator[Callable[[int], None]]:
    """Show a bar of `total` units; gives the function that moves it on."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(what, total=total)
        yield lambda done: bar.advance(task, done)


@contextmanager
def stoppable(stop: type[Exception]) -> Iterator[Callable[[int], None]]:
    """Turn a first Ctrl-C into `stop`, raised at the next tick; a second one is not held back.

    Gives the tick. Outside the main thread signals are left alone.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda done: None
        return
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        with suppress(OSError):  # written past Python's buffers, which may be in use at this very moment
            os.write(2, b"Stopping at the end of this quarter; once more to drop everything.\n")

    def tick(done: int) -> None:
        if asked:
            raise stop

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield tick
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def say_if_compiling(compiled: bool) -> None:
    """Tell a first-time user why nothing moves for a while."""
    if not compiled:
        print(
            "First use on this machine: compiling the model, about a minute. It is kept for next time.",
            file=sys.stderr,
        )
