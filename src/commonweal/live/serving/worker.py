"""The worker: django-tasks' own, which shows that it lives and looks after tasks of workers that died.

    python -m commonweal.live.serving.worker
"""

import threading
import time

from commonweal.live.serving.prepare import open_home

SWEEP_EVERY = 60.0
"""Seconds; at the start it sweeps anyway. A worker on another machine may be found dead only after a while."""


def main() -> None:
    """Work until told to stop."""
    open_home()
    from django.core.management import call_command
    from django.utils.crypto import get_random_string
    from django_tasks.signals import task_started

    from commonweal.live.serving.sweep import who_am_i

    worker_id = who_am_i(get_random_string(24))
    shown = Presence(worker_id)
    task_started.connect(shown.show, weak=False)
    threading.Thread(target=_sweep_now_and_then, daemon=True).start()
    call_command("db_worker", "--no-startup-delay", "--interval", "1", "--worker-id", worker_id)


class Presence:
    """That this worker lives: a lock that ends with it."""

    def __init__(self, worker_id: str) -> None:
        from commonweal.live.serving.sweep import presence

        self.name = presence(worker_id)
        self.held = None
        self.show()

    def show(self, **_: object) -> None:
        """Hold the lock, again where the database was started anew meanwhile."""
        from commonweal.live.serving import locks

        if self.held is None or self.held.lost():
            self.held = locks.hold(self.name)


def _sweep_now_and_then() -> None:
    from django.db import DatabaseError, connection

    from commonweal.live.serving.sweep import sweep

    while True:
        try:
            for line in sweep():
                print(f"worker: {line}", flush=True)
        except DatabaseError as error:
            print(f"worker: could not look after tasks of dead workers: {error}", flush=True)
        finally:
            connection.close()
        time.sleep(SWEEP_EVERY)


if __name__ == "__main__":
    main()
