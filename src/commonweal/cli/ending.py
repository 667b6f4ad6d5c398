"""How a command ends when something is wrong: one message, and an exit code."""

import sys
from typing import NoReturn

import click


def stop(message: str, code: int = 2) -> NoReturn:
    """Say what is wrong, and end."""
    click.echo(f"commonweal: {message}", err=True)
    sys.exit(code)
