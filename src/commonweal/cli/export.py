"""`commonweal export`: what leaves the workbench, by its gate."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from commonweal.cli.backup import HOME
from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.serve import need_live

OUT = click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="A new folder for it.")
AS = click.option("--as", "email", required=True, help="Who takes it out: the e-mail address of somebody who may.")
VOUCH = click.option(
    "--vouch",
    multiple=True,
    metavar="WORDS",
    help="Words that look like a person's name and name nobody (may be repeated); the event says how many.",
)


@click.group()
def export() -> None:
    """Take a record or a place folder out of the workbench; each time is an event."""


@export.command()
@click.argument("slug", metavar="PLACE")
@OUT
@AS
@VOUCH
@HOME
def record(slug: str, folder: Path, email: str, vouch: tuple[str, ...], home: Path | None) -> None:
    """Make a record of PLACE: teams, skills, money by month, decisions; nobody's name and nobody's words."""
    _open(home)
    from commonweal.live.gate import export_record

    _take_out(slug, email, lambda actor, place: export_record(actor, place, folder.absolute(), vouched=vouch))


@export.command()
@click.argument("slug", metavar="PLACE")
@OUT
@AS
@click.option("--from", "given", type=click.Path(path_type=Path), help="A folder that holds what the workbench lacks.")
@VOUCH
@HOME
def place(slug: str, folder: Path, email: str, given: Path | None, vouch: tuple[str, ...], home: Path | None) -> None:
    """Make a place folder of PLACE, to be checked and rehearsed; what the workbench lacks comes from --from."""
    _open(home)
    from commonweal.live.gate import export_place

    base = place_or_stop(given) if given else None
    out = folder.absolute()
    _take_out(slug, email, lambda actor, found: export_place(actor, found, out, given=base, vouched=vouch))


def _open(home: Path | None) -> None:
    need_live()
    from commonweal.live.serving.prepare import open_home

    open_home(home)
    from django.conf import settings

    from commonweal.live.serving.restore import is_used

    if not is_used():
        stop(f"there is no workbench in {settings.HOME}; `commonweal serve` makes one, --home names another")


def _take_out(slug: str, email: str, verb: Callable[[Any, Any], Any]) -> None:
    from django.core.exceptions import PermissionDenied

    from commonweal.live.accounts.models import User
    from commonweal.live.gate import Refused
    from commonweal.live.places.models import Place

    actor = User.objects.filter(email=email.lower(), is_active=True).first()
    found = Place.objects.filter(slug=slug).first()
    if actor is None or found is None:
        stop(f"the workbench knows no user {email}" if actor is None else f"the workbench has no place {slug}")
    try:
        left = verb(actor, found)
    except PermissionDenied as error:
        stop(f"{email}: {error}")
    except Refused as error:
        stop(str(error))
    click.echo(f"{left.folder} holds {_counted(left.rows)}; digest {left.digest}")
    if left.stayed:
        click.echo(f"Left out, for want of a place in it: {_counted(left.stayed)}")


def _counted(rows: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in rows.items())
