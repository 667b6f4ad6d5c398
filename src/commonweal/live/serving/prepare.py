"""Making the database ready, before anything is served."""

import os
from pathlib import Path


def open_home(home: Path | None = None, demo: bool = False) -> None:
    """Set Django up with its things in the folder, and touch no database.

    Without a folder, `COMMONWEAL_HOME` or `~/.commonweal` is used.
    """
    if home is not None:
        os.environ["COMMONWEAL_HOME"] = str(home.expanduser().absolute())
    if demo:
        os.environ["COMMONWEAL_DEMO"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.live.settings")
    # Settings are read by what is imported from here on.
    import django

    django.setup()


def prepare(home: Path | None = None, demo: bool = False) -> None:
    """Open the home folder, and bring its database up to date; safe to run again."""
    open_home(home, demo)
    from django.conf import settings
    from django.core.management import call_command

    from commonweal.live.serving import locks

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    # Web and worker of a place may start at the same moment, each on its own: the second waits and finds it done.
    with locks.alone("prepare"):
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
