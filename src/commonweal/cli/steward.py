"""`commonweal steward`: a place's first steward."""

from pathlib import Path

import click

from commonweal.cli.backup import HOME
from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop
from commonweal.cli.serve import need_live


@click.command()
@click.argument("slug", metavar="PLACE")
@click.option("--title", help="What people call the place; its short name if left out.")
@click.option("--email", prompt=True, help="The steward's e-mail address.")
@click.option("--name", prompt=True, help="What others shall call the steward.")
@click.option("--public", is_flag=True, help="Open its directory, money and decisions to everyone from the start.")
@click.option("--from", "folder", type=click.Path(path_type=Path), help="A place folder to begin with.")
@click.password_option(help="At least 12 characters; asked for if left out, which is safer.")
@HOME
def steward(
    slug: str,
    title: str | None,
    email: str,
    name: str,
    password: str,
    public: bool,
    folder: Path | None,
    home: Path | None,
) -> None:
    """Make PLACE (a short name, for addresses) in the workbench, with its first steward, who invites everybody else.

    With --from, its organisations, teams, skills, thresholds, strategies and fund are those of a place folder.
    """
    need_live()
    found = place_or_stop(folder) if folder else None
    from commonweal.live.serving.prepare import prepare

    prepare(home)
    from django.core.exceptions import ValidationError
    from django.db import transaction

    from commonweal.live.places.models import Place
    from commonweal.live.serving.first import bring_in, first_steward

    called = title or (found.title if found else slug)
    try:
        with transaction.atomic():
            user = first_steward(slug=slug, title=called, email=email, name=name, password=password, is_public=public)
            if found:
                bring_in(user, Place.objects.get(slug=slug), found)
    except ValidationError as error:
        stop(" ".join(error.messages))
    click.echo(
        f"{user.email} is steward of {slug}. Start the workbench (commonweal serve), sign in, invite the others."
    )
