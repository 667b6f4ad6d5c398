import subprocess
import sys

from commonweal.live.serving import processes


def test_web_and_worker_have_their_commands():
    found = processes.commands("127.0.0.1", 8123)
    assert set(found) == {"web", "worker"}
    assert "127.0.0.1:8123" in found["web"]
    assert "commonweal.live.serving.worker" in found["worker"]


def test_a_port_that_is_free_is_not_taken():
    port = processes.free_port()
    assert not processes.is_taken("127.0.0.1", port)
    assert not processes.answers("127.0.0.1", port, patience=0.3)


def test_a_process_is_ended_with_its_children():
    started = processes.start([sys.executable, "-c", "import time; time.sleep(60)"])
    processes._end(started)
    assert isinstance(started, subprocess.Popen)
    assert started.poll() is not None
