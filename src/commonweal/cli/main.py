"""The `commonweal` command: gathers the verbs, one file each, and loads a verb only when it is called."""

from importlib import import_module

import click

from commonweal import __version__

# verb -> module that holds the click command of that name (dashes become underscores)
VERBS = {
    "new": "commonweal.cli.place",
    "check": "commonweal.cli.place",
    "record": "commonweal.cli.record",
    "loop": "commonweal.cli.lab",
    "rehearse": "commonweal.cli.lab",
    "compare": "commonweal.cli.study",
    "lens": "commonweal.cli.lens",
}


class Verbs(click.Group):
    """A group whose verbs are imported on use, so that `commonweal check` needs neither Numba nor Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the verbs, in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the verb's module and hand over its command."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(VERBS[cmd_name]), cmd_name.replace("-", "_"))
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="commonweal")
def main() -> None:
    """Map a place, rehearse ways of commissioning it, and see what emerges."""
