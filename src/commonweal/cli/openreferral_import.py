"""`commonweal openreferral import`: a feed into the workbench, with what it changes said first."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commonweal.cli.backup import HOME
from commonweal.cli.ending import stop
from commonweal.cli.openreferral import LOCAL, source_of
from commonweal.cli.serve import need_live

if TYPE_CHECKING:
    from commonweal.live.directory.models import FeedImport


@click.command("import")
@click.argument("source")
@click.option("--place", "slug", required=True, help="The place's short name.")
@click.option("--as", "email", required=True, help="E-mail address of the steward or commissioner who does it.")
@click.option("--feed", help="What the place calls the feed, the same words each time; SOURCE if left out.")
@click.option("--dry-run", is_flag=True, help="Only say what it would change, and change nothing.")
@LOCAL
@HOME
def import_feed(
    source: str, slug: str, email: str, feed: str | None, dry_run: bool, allow_local: bool, home: Path | None
) -> None:
    """Bring a feed (SOURCE: a file, a folder or an address) into a place's directory.

    Items that break the profile are left out. What was changed here since the last time is kept, and said.
    """
    need_live()
    from commonweal.live.serving.prepare import prepare

    came = source_of(source, allow_local)
    prepare(home)
    from django.core.exceptions import PermissionDenied, ValidationError

    from commonweal.live.directory.openreferral_in import actions

    place, actor = _whose(slug, email)
    try:
        begun = actions.begin_import(actor, place, feed=feed or source, data=came.data, file_name=came.name)
        looked = actions.check_import(actor, begun)
        if looked.state != looked.State.CHECKED:
            stop(looked.why)
        _say(looked)
        if dry_run:
            actions.drop_import(actor, looked)
            click.echo("Nothing was changed.")
            return
        done = actions.apply_import(actor, actions.start_import(actor, looked, take=(), retire=()))
    except PermissionDenied as error:
        stop(f"{email}: {error} ({place.slug})", code=1)
    except ValidationError as error:
        stop(" ".join(error.messages))
    if done.state != done.State.APPLIED:
        stop(done.why, code=1)
    click.echo("It is brought in.")


def _whose(slug: str, email: str) -> tuple[Any, Any]:
    from commonweal.live.accounts.models import User
    from commonweal.live.places.models import Place

    place, actor = Place.objects.filter(slug=slug).first(), User.objects.filter(email=email.lower()).first()
    if place is None:
        known = ", ".join(Place.objects.values_list("slug", flat=True)) or "none yet"
        stop(f"there is no place {slug}; there is: {known}")
    if actor is None:
        stop(f"nobody signs in as {email}; name a steward or commissioner of {slug}")
    return place, actor


def _say(looked: "FeedImport") -> None:
    from commonweal.live.directory.openreferral_in.telling import lines_of

    for problem in looked.plan["problems"]:
        look = "" if problem["grave"] else " (worth a look)"
        click.echo(f"{problem['where'] or 'the whole'}: {problem['what']}. {problem['right']}.{look}")
    for line in lines_of(looked.plan):
        change = f", {line['field']}: “{line['here']}” → “{line['there']}”" if line["field"] else ""
        click.echo(f"{line['done']}: {line['part']} {line['name']}{change}")
    counts = looked.plan["counts"]
    said = (("add", "new"), ("change", "different"), ("same", "the same"), ("gone", "gone"), ("left_out", "left out"))
    click.echo(", ".join(f"{counts[name]:,} {word}" for name, word in said))
