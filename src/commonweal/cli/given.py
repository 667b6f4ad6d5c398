"""What a command is given: a place folder, read whole or refused whole."""

from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.place import Place, PlaceError, read_place


def place_or_stop(folder: Path) -> Place:
    """Read a place, or say everything that is wrong with it and end with exit code 2."""
    try:
        return read_place(folder)
    except PlaceError as error:
        for fault in error.faults[:200]:
            click.echo(str(fault), err=True)
        stop(f"{folder} cannot be used as a place; see `commonweal check {folder}`")
