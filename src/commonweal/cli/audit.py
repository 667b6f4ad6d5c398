"""`commonweal audit`: is the chain of events whole?"""

from pathlib import Path

import click

from commonweal.cli.backup import HOME
from commonweal.cli.ending import stop
from commonweal.cli.serve import need_live


@click.group()
def audit() -> None:
    """Hold the chain of what was done in the workbench."""


@audit.command()
@click.option("--head", "kept", metavar="DIGEST", help="A digest from `audit head`, kept elsewhere: is it still there?")
@HOME
def verify(kept: str | None, home: Path | None) -> None:
    """Go through the chain from its beginning, and name the first row that does not hold."""
    _open(home)
    from commonweal.live.audit import chain

    broken = chain.verify(kept)
    if broken:
        stop(f"the chain breaks at row {broken.row}: {broken.why}", code=1)
    events, digest = chain.head()
    click.echo(f"The chain holds: {events:,} events, up to {digest}")


@audit.command()
@HOME
def head(home: Path | None) -> None:
    """Print the last digest: kept elsewhere, it shows later whether events at the end were cut off."""
    _open(home)
    from commonweal.live.audit import chain

    click.echo(chain.head()[1])


def _open(home: Path | None) -> None:
    need_live()
    from commonweal.live.serving.prepare import open_home

    open_home(home)
    from django.conf import settings

    from commonweal.live.serving.restore import is_used

    if not is_used():
        stop(f"there is no workbench in {settings.HOME}; `commonweal serve` makes one, --home names another", code=1)
