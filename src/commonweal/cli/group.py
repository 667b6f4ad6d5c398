"""A group of commands of which each is imported only when it is called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LoadedOnUse(click.Group):
    """A group whose commands are loaded one by one, so that none waits for another's libraries.

    Args:
        modules: name of a command -> the module that holds it, under that name with dashes as underscores, or under
            another one that comes after a colon (`import` is a word of Python's own).
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in the order they were given."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and hand the command over; None for a name that is none."""
        if cmd_name not in self._modules:
            return None
        module, _, name = self._modules[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name or cmd_name.replace("-", "_"))
        return found
