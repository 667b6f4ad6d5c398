"""The two processes of a workbench: the web server and the worker. One that dies is started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException

WAIT_FOR_WEB = 60.0
PAUSE_AFTER_DEATH = 1.0


def commands(host: str, port: int) -> dict[str, list[str]]:
    """How web and worker are started."""
    threads = str(2 * (os.cpu_count() or 1) + 2)
    web = ["gunicorn", "commonweal.live.wsgi", "--bind", f"{host}:{port}", "--workers", "1", "--threads", threads]
    worker = ["django", "db_worker", "--no-startup-delay", "--interval", "1"]
    return {
        "web": [sys.executable, "-m", *web, "--log-level", "warning"],
        "worker": [sys.executable, "-m", *worker],
    }


def free_port() -> int:
    """A port of this machine that nobody uses just now."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


@contextmanager
def running(host: str, port: int) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    """Web and worker, started, and stopped at the end whatever happens."""
    started: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands(host, port).items():
            started[name] = subprocess.Popen(command, start_new_session=True)
        yield started
    finally:
        for process in started.values():
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process and its children to end; insist after ten seconds."""
    for signalled, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
        if process.poll() is not None:
            return
        try:
            os.killpg(process.pid, signalled)
            process.wait(patience)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def answers(host: str, port: int, patience: float = WAIT_FOR_WEB) -> bool:
    """Whether the web server answers within so many seconds."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        try:
            connection = HTTPConnection(host, port, timeout=5)
            connection.request("GET", "/accessibility/")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            time.sleep(0.2)
    return False


def keep_running(host: str, port: int) -> None:
    """Serve until somebody stops it (SIGINT, SIGTERM); start again what dies."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    with running(host, port) as processes:
        try:
            while True:
                time.sleep(PAUSE_AFTER_DEATH)
                for name, process in processes.items():
                    if process.poll() is not None:
                        print(f"serve: {name} ended with code {process.returncode}; starting it again", flush=True)
                        processes[name] = subprocess.Popen(commands(host, port)[name], start_new_session=True)
        except KeyboardInterrupt:
            print("serve: stopping", flush=True)
