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

from commonweal.live.serving.tied import tied

WAIT_FOR_WEB = 60.0
PAUSE_AFTER_DEATH = 1.0
MOST_WORKERS, THREADS = 4, 4
DEATHS, REMEMBERED = 10, 60.0
"""So many deaths within so many seconds are no accident: then we end, and somebody looks."""


def commands(host: str, port: int) -> dict[str, list[str]]:
    """How web and worker are started: a process of the web server for each core (four at most), each with threads."""
    many = ["--workers", str(min(os.cpu_count() or 1, MOST_WORKERS)), "--threads", str(THREADS)]
    # Ours to end within ten seconds, and nobody's request takes a minute.
    limits = ["--timeout", "60", "--graceful-timeout", "8"]
    web = ["gunicorn", "commonweal.live.wsgi", "--bind", _address(host, port), *many, *limits]
    return {
        "web": [sys.executable, "-m", *web, "--log-level", "warning"],
        "worker": [sys.executable, "-m", "commonweal.live.serving.worker"],
    }


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def free_port() -> int:
    """A port of this machine that nobody uses just now."""
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return int(opened.getsockname()[1])


def is_taken(host: str, port: int) -> bool:
    """Whether something listens there already."""
    try:
        with socket.create_connection((host, port), timeout=2):
            return True
    except OSError:
        return False


def start(command: list[str]) -> "subprocess.Popen[bytes]":
    """Start one of the two, in a session of its own: Ctrl-C reaches us alone, and we stop it in order.

    It is tied to us all the same: if we are killed outright, it is gone with us.
    """
    return subprocess.Popen(tied(command), start_new_session=True)


@contextmanager
def running(host: str, port: int, only: str | None = None) -> Iterator[dict[str, "subprocess.Popen[bytes]"]]:
    """Web and worker, or only one of them, started, and stopped at the end whatever happens."""
    started: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for name, command in commands(host, port).items():
            if only in (None, name):
                started[name] = start(command)
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
            # Where only other names and HTTPS are allowed it refuses or redirects us; it is there all the same.
            return connection.getresponse().status < 500
        except (OSError, HTTPException):
            time.sleep(0.2)
    return False


def keep_running(host: str, port: int, only: str | None = None) -> bool:
    """Serve until somebody stops it (SIGINT, SIGTERM), and start again what dies; False where that helps no more."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    deaths: list[float] = []
    with running(host, port, only) as processes:
        try:
            while len(deaths) < DEATHS:
                time.sleep(PAUSE_AFTER_DEATH)
                deaths = [when for when in deaths if time.monotonic() - when < REMEMBERED]
                for name, process in processes.items():
                    if process.poll() is not None:
                        deaths.append(time.monotonic())
                        print(f"serve: {name} ended with code {process.returncode}; starting it again", flush=True)
                        processes[name] = start(commands(host, port)[name])
        except KeyboardInterrupt:
            print("serve: stopping", flush=True)
            return True
    return False
