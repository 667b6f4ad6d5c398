"""A real Dask scheduler and real workers, each a process of its own, on this machine's loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STARTS = 60.0  # seconds that a process may take to start on a busy machine


class ClusterHere:
    """A scheduler on a port of its own, and workers of one thread each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.scheduler, self.port, self.times = folder, None, 0, 0
        self.all: list[subprocess.Popen[bytes]] = []
        self.start_scheduler()

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start_scheduler(self) -> None:
        """Start it: on any free port at first, on the same one later."""
        self.times += 1
        told = self.folder / f"scheduler-{self.times}.json"
        where = ["--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard", "--scheduler-file", str(told)]
        self.scheduler = self._start("scheduler", *where)
        until = time.monotonic() + STARTS
        while not told.exists() or not told.read_text():
            assert self.scheduler.poll() is None, "the scheduler ended"
            assert time.monotonic() < until, "the scheduler does not start"
            time.sleep(0.1)
        self.port = int(json.loads(told.read_text())["address"].rpartition(":")[2])

    def start_worker(self, preload: str | None = None) -> "subprocess.Popen[bytes]":
        """Start a worker; it may run some code before it does anything else."""
        more = []
        if preload is not None:
            (self.folder / "first.py").write_text(preload)
            more = ["--preload", str(self.folder / "first.py")]
        return self._start(
            "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60", *more
        )

    def kill_scheduler(self) -> None:
        """Kill it as a power cut would."""
        assert self.scheduler is not None
        os.kill(self.scheduler.pid, signal.SIGKILL)
        self.scheduler.wait()

    def stop(self) -> None:
        """End all that was started."""
        for process in self.all:
            if process.poll() is None:
                process.kill()
        for process in self.all:
            process.wait()

    def _start(self, what: str, *words: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *words]
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)
        self.all.append(process)
        return process


@contextmanager
def cluster_here(folder: Path, workers: int = 2) -> Iterator[ClusterHere]:
    """Give a cluster that is gone when the test is over."""
    cluster = ClusterHere(folder)
    try:
        for _ in range(workers):
            cluster.start_worker()
        yield cluster
    finally:
        cluster.stop()
