"""kill -9 of serve, web or worker: nothing outlives serve, no answered write is lost, nothing stays half done."""

import os
import signal
import threading

import pytest

from .served import run, served, until
from .slow import MANY
from .test_tied import gone

pytestmark = pytest.mark.slow


def test_nothing_outlives_serve(fresh):
    with served(fresh()) as it:
        children = until(lambda: len(it.children()) == 2 and it.children())
        os.kill(it.process.pid, signal.SIGKILL)
        assert gone(children["web"])
        assert gone(children["worker"])
        until(lambda: it.ask("/ourtown/") == 0, 10)


def test_web_is_started_again_and_no_answered_write_is_lost(fresh):
    with served(fresh()) as it:
        answered, ended = [], threading.Event()

        def write(writer: int) -> None:
            n = 0
            while not ended.is_set():
                unit = f"beds {writer}-{n}"
                if it.ask(f"/ourtown/directory/{it.service}/room/", {"unit": unit, "available": 1}) == 302:
                    answered.append(unit)
                n += 1

        writers = [threading.Thread(target=write, args=(n,)) for n in range(4)]
        for writer in writers:
            writer.start()
        for _ in range(2):
            before = len(answered)
            until(lambda before=before: len(answered) > before + 10)
            os.kill(until(lambda: it.children().get("web")), signal.SIGKILL)
        before = len(answered)
        until(lambda: len(answered) > before + 10)
        ended.set()
        for writer in writers:
            writer.join()
        code = "from commonweal.live.directory.models import Capacity; from commonweal.live.audit import chain\n"
        code += "print(*Capacity.objects.values_list('unit', flat=True), sep='\\n'); assert chain.verify() is None"
        kept = run(it.env, code).splitlines()
        assert len(kept) == len(set(kept))
        assert set(answered) <= set(kept)


def test_a_worker_killed_in_the_middle_leaves_no_half_and_what_it_did_is_taken_up(fresh, tmp_path):
    flag = tmp_path / "in-the-middle"
    count = "from commonweal.live.directory.models import Need; print(Need.objects.count())"
    status = "from django_tasks_db.models import DBTaskResult; print(DBTaskResult.objects.get().status)"
    with served(fresh()) as it:
        run(it.env, f"from tests.live.serving.slow import bring_in; bring_in.enqueue('ourtown', {str(flag)!r})")
        until(flag.exists)
        os.kill(until(lambda: it.children().get("worker")), signal.SIGKILL)
        assert run(it.env, count).strip() == "0"
        until(lambda: run(it.env, status).strip() == "SUCCESSFUL")
        assert run(it.env, count).strip() == str(MANY)
        assert it.ask("/ourtown/") == 200
