"""`commonweal serve`: the workbench on this machine."""

import os
import tempfile
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from commonweal.cli.ending import stop
from commonweal.cli.given import place_or_stop

HERE = "127.0.0.1"
LOCAL = {HERE, "localhost", "::1"}
# The place of a demonstration comes with the checkout; the command may be called from anywhere.
PLYMOUTH = Path(__file__).parents[3] / "places/plymouth"


def need_live() -> None:
    """End with what to install where the workbench's libraries are missing."""
    missing = [name for name in ("django", "allauth", "gunicorn", "django_tasks_db") if find_spec(name) is None]
    if missing:
        stop(f"the workbench needs {', '.join(missing)}; install it with: pip install 'commonweal[live]'")


@click.command()
@click.option("--demo", is_flag=True, help="Bring in places/plymouth as an example, with a user for each role.")
@click.option("--check", "only_check", is_flag=True, help="Start, ask for the main pages as each role, stop.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option("--host", default=HERE, show_default=True, help="Address to listen on; another needs COMMONWEAL_HTTPS=1.")
@click.option("--home", type=click.Path(path_type=Path), help="Where secrets and the SQLite file are kept.")
@click.option("--place", "folder", type=click.Path(path_type=Path), default=PLYMOUTH, help="The place of --demo.")
@click.option("--only", type=click.Choice(["web", "worker"]), help="Start one of the two, where each has a machine.")
def serve(
    demo: bool, only_check: bool, port: int, host: str, home: Path | None, folder: Path, only: str | None
) -> None:
    """Start the workbench, web and worker, and keep both running until you stop it.

    Its things are kept in --home, COMMONWEAL_HOME or ~/.commonweal (~/.commonweal-demo with --demo). --check without
    any of these makes a demonstration in a temporary folder, and leaves nothing behind.
    """
    need_live()
    if host not in LOCAL:
        _refuse_in_the_open(host, demo)
    with ExitStack() as at_the_end:
        given = home is not None or bool({"COMMONWEAL_HOME", "DATABASE_URL"} & set(os.environ))
        if only_check and not given:
            home, demo = Path(at_the_end.enter_context(tempfile.TemporaryDirectory(prefix="cwcheck"))), True
        elif demo and not given:
            home = Path("~/.commonweal-demo")
        _serve(demo, only_check, port, host, home, folder, only)


def _serve(
    demo: bool, only_check: bool, port: int, host: str, home: Path | None, folder: Path, only: str | None
) -> None:
    from commonweal.live.serving.prepare import prepare

    prepare(home, demo)
    from django.conf import settings

    from commonweal.live.serving import processes

    if demo:
        _demo(folder, settings)
    if only_check:
        from commonweal.live.serving.check import check

        raise SystemExit(0 if check(click.echo) else 1)
    if only != "worker" and processes.is_taken(host, port):
        stop(f"something else listens on port {port}; name another with --port")
    if only == "worker":
        click.echo("The worker waits for jobs (stop it with Ctrl-C)")
    else:
        click.echo(f"The workbench is at http://{host}:{port}/ (stop it with Ctrl-C)")
    if not processes.keep_running(host, port, only):
        stop("web or worker ended again and again; what they said is above", code=1)


def _refuse_in_the_open(host: str, demo: bool) -> None:
    if demo:
        stop(f"{host} can be reached by others, and a demonstration asks for no second factor; leave out --host")
    if os.environ.get("COMMONWEAL_HTTPS") != "1":
        stop(
            f"{host} can be reached by others: set COMMONWEAL_HTTPS=1 and put a web server with a certificate before it"
        )
    if not os.environ.get("COMMONWEAL_HOSTS"):
        stop("say under which names others reach it: COMMONWEAL_HOSTS=ourplace.example.org")


def _demo(folder: Path, settings: Any) -> None:
    from commonweal.live.serving.demo import load

    if not settings.DEMO:
        stop("a demonstration runs on SQLite and without HTTPS only; leave out --demo, or DATABASE_URL")
    found = place_or_stop(folder)
    from django.core.exceptions import ValidationError

    from commonweal.live.accounts.roles import Role

    try:
        place, password = load(found, settings.HOME)
    except ValidationError as error:
        stop("\n".join(error.messages))

    addresses = ", ".join(f"{role}@demo.invalid" for role in Role.values)
    click.echo(f"{place.title} is in. Sign in as {addresses}; the password of each is {password}")
