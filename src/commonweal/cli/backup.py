"""`commonweal backup` and `commonweal restore`: the workbench's database in one file."""

from pathlib import Path

import click

from commonweal.cli.ending import stop
from commonweal.cli.serve import need_live

HOME = click.option("--home", type=click.Path(path_type=Path), help="Where secrets and the SQLite file are kept.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@HOME
def backup(file: Path, home: Path | None) -> None:
    """Copy the workbench's database into FILE, also while people work with it."""
    need_live()
    from commonweal.live.serving.prepare import open_home

    open_home(home)
    from django.conf import settings

    from commonweal.live.serving.backup import BackupError
    from commonweal.live.serving.backup import backup as copy

    try:
        made = copy(file)
    except BackupError as error:
        stop(str(error), code=1)
    click.echo(f"{made} ({made.stat().st_size:,} bytes) holds the database, and no secret.")
    click.echo(f"Keep {settings.HOME / 'audit_key'} elsewhere too: without it nobody can hold the chain of events.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Take the place of the database that is there; that one is kept in home.")
@HOME
def restore(file: Path, replace: bool, home: Path | None) -> None:
    """Bring a copy made by `commonweal backup` back, and hold its chain of events. Stop the workbench first."""
    need_live()
    from commonweal.live.serving.prepare import open_home

    open_home(home)
    from django.conf import settings

    from commonweal.live.serving.backup import BackupError
    from commonweal.live.serving.restore import restore as bring_back

    try:
        done = bring_back(file, settings.HOME, replace)
    except BackupError as error:
        stop(str(error), code=1)
    if done.kept:
        click.echo(f"The database that was there is kept in {done.kept}")
    if done.broken:
        stop(
            f"brought back, but its chain breaks at row {done.broken.row}: {done.broken.why}. If audit_key in "
            f"{settings.HOME} is another one than when it was made, put the right one there.",
            code=1,
        )
    click.echo(f"Brought back: {done.events:,} events, and their chain holds.")
