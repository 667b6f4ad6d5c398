"""`commonweal openreferral export`: a place's directory as the files of a feed."""

from pathlib import Path

import click

from commonweal.cli.backup import HOME
from commonweal.cli.ending import stop
from commonweal.cli.serve import need_live


@click.command()
@click.argument("slug", metavar="PLACE")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A folder that is new or empty.")
@click.option("--as", "email", help="A member's e-mail address, to write also what only members see.")
@HOME
def export(slug: str, out: Path, email: str | None, home: Path | None) -> None:
    """Write PLACE's directory as an Open Referral UK 3.0 feed: lists, and every service whole.

    Without --as it holds what everyone may see, as the feed on the web does.
    """
    need_live()
    from commonweal.live.serving.prepare import prepare

    prepare(home)
    from commonweal.live.accounts.models import User
    from commonweal.live.directory.feed.files import feed_files, write
    from commonweal.live.directory.feed.rows import EVERYONE
    from commonweal.live.places.models import Place

    reader = User.objects.filter(email=email.lower()).first() if email else EVERYONE
    if reader is None:
        stop(f"nobody signs in as {email}")
    place = Place.objects.visible_to(reader).filter(slug=slug).first()
    if place is None:
        known = ", ".join(Place.objects.visible_to(reader).values_list("slug", flat=True)) or "none"
        stop(f"there is no place {slug}, or it is not open; open are: {known}. For its members' eyes, name one by --as")
    files = feed_files(place, reader)
    try:
        write(files, out)
    except OSError as error:
        stop(str(error))
    services = files["service_list.json"]["total_items"]
    click.echo(f"{out} holds {services:,} services and community assets in {len(files):,} files.")
