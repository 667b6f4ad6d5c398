"""`commonweal serve`: the workbench on this machine."""

from importlib.util import find_spec
from pathlib import Path

import click

from commonweal.cli.ending import stop

HERE = "127.0.0.1"
DEMO_PLACE = Path("places/plymouth")


@click.command()
@click.option("--demo", is_flag=True, help="Bring in places/plymouth as an example, with a user for each role.")
@click.option("--check", "only_check", is_flag=True, help="Start, ask for the main pages as each role, stop.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default=HERE, show_default=True, help="Address to listen on; another needs COMMONWEAL_HTTPS=1.")
@click.option("--home", type=click.Path(path_type=Path), help="Where secrets and the SQLite file are kept.")
@click.option("--place", "folder", type=click.Path(path_type=Path), default=DEMO_PLACE, help="The place of --demo.")
def serve(demo: bool, only_check: bool, port: int, host: str, home: Path | None, folder: Path) -> None:
    """Start the workbench, web and worker, and keep both running until you stop it."""
    if find_spec("django") is None:
        stop("the workbench needs Django; install commonweal[live]")
    from commonweal.live.serving.prepare import prepare

    prepare(home, demo)
    from django.conf import settings

    from commonweal.live.serving import processes

    if host not in {HERE, "localhost"} and not settings.HTTPS:
        stop(
            f"{host} can be reached by others: set COMMONWEAL_HTTPS=1 and put a web server with a certificate before it"
        )
    if demo:
        _demo(folder, settings)
    if only_check:
        from commonweal.live.serving.check import check

        raise SystemExit(0 if check(click.echo) else 1)
    click.echo(f"The workbench is at http://{host}:{port}/ (stop it with Ctrl-C)")
    processes.keep_running(host, port)


def _demo(folder: Path, settings: object) -> None:
    from commonweal.live.serving.demo import load
    from commonweal.place import PlaceError, read_place

    if not settings.DEMO:  # type: ignore[attr-defined]  # a setting of ours
        stop("a demonstration runs on SQLite and without HTTPS only; leave out --demo, or DATABASE_URL")
    try:
        found = read_place(folder)
    except PlaceError as error:
        stop("\n".join(str(fault) for fault in error.faults[:20]))
    place, password = load(found, settings.HOME)  # type: ignore[attr-defined]  # a setting of ours
    click.echo(f"{place.title} is in. Sign in as steward@demo.invalid, worker@demo.invalid, … with: {password}")
