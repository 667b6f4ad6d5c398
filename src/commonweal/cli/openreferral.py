"""`commonweal openreferral`: Open Referral UK feeds checked, and brought into the workbench."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from commonweal.cli.ending import stop
from commonweal.cli.group import LoadedOnUse
from commonweal.place.openreferral import NoFeedError, SchemasMissingError

if TYPE_CHECKING:
    from commonweal.place.openreferral import Feed

# A command in a file of its own is named here and loaded when it is called.
MODULES = {
    "check": "commonweal.cli.openreferral",
    "import": "commonweal.cli.openreferral_import:import_feed",
    "export": "commonweal.cli.openreferral_export",
}
LOCAL = click.option(
    "--allow-local", is_flag=True, help="Ask also this machine and inner networks for a feed; the web pages never do."
)


@click.group(cls=LoadedOnUse, modules=MODULES)
def openreferral() -> None:
    """Check Open Referral UK 3.0 feeds, bring them into the workbench, and write a place's own."""


class Source(NamedTuple):
    """A feed as it came: its name and its bytes."""

    name: str
    data: bytes


def source_of(source: str, local: bool) -> Source:
    """The bytes of a file, of a folder's JSON files as a ZIP, or of what an address leads to; ends where that fails."""
    from commonweal.place.openreferral import fetched, zipped

    try:
        if source.lower().startswith(("http://", "https://")):
            return Source(*fetched(source, local=local))
        path = Path(source)
        if path.is_dir():
            return Source(f"{path.name}.zip", zipped(path))
        return Source(path.name, path.read_bytes())
    except NoFeedError as error:
        stop(str(error.problem))
    except OSError as error:
        stop(f"{source}: cannot be read ({error.strerror}). Name a file, a folder or an address")


@click.command()
@click.argument("source")
@LOCAL
def check(source: str, allow_local: bool) -> None:
    """Hold a feed (SOURCE: a file, a folder or an address) against the profile, and print what is wrong with it.

    Exits with 2 when anything breaks the profile, with 0 when nothing does.
    """
    feed = feed_from(source_of(source, allow_local))
    for problem in feed.problems:
        click.echo(str(problem))
    parts = ", ".join(f"{len(items):,} {part.replace('_', ' ')}" for part, items in feed.items.items())
    left_out = sum(len(ids) for ids in feed.left_out.values())
    click.echo(f"Valid items: {parts}. Left out: {left_out:,}.")
    grave = sum(problem.grave for problem in feed.problems)
    if grave:
        stop(f"{grave:,} thing{'s' if grave > 1 else ''} in {source} do not keep to the profile")
    click.echo(f"{source} keeps to the Open Referral UK 3.0 profile.")


def feed_from(source: Source) -> "Feed":
    """The feed that the bytes hold; ends where there is none."""
    from commonweal.place.openreferral import documents, feed_of

    try:
        return feed_of(*documents(source.name, source.data))
    except NoFeedError as error:
        stop(str(error.problem))
    except SchemasMissingError as error:
        stop(str(error))
