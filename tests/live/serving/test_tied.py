"""What was started is gone when its starter is killed outright, on Linux and where no system call helps."""

import os
import signal
import subprocess
import sys
import time

import pytest

from commonweal.live.serving import tied

# A starter that starts a sleeper tied to it, tells its number, and waits.
STARTER = """
import subprocess, sys, time
from commonweal.live.serving import tied
command = tied.tied([sys.executable, "-c", "import os, time; print(os.getpid(), flush=True); time.sleep(60)"])
{change}
subprocess.Popen(command, start_new_session=True)
time.sleep(60)
"""
LINUX = ""
ELSEWHERE = """command[1:3] = ["-c", "import sys; from commonweal.live.serving import tied; "
    "sys.exit(tied.watch(int(sys.argv[1]), sys.argv[2:]))"]"""


def alive(number):
    """Whether a process is there; one that has ended and waits to be collected isn't."""
    try:
        with open(f"/proc/{number}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(number, patience=10.0):
    """Whether a process is gone within so many seconds."""
    until = time.monotonic() + patience
    while alive(number) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(number)


@pytest.mark.parametrize("change", [LINUX, ELSEWHERE], ids=["linux", "elsewhere"])
def test_what_was_started_is_gone_when_its_starter_is_killed(change):
    code = STARTER.format(change=change)
    starter = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    sleeper = int(starter.stdout.readline())
    assert alive(sleeper)
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    assert gone(sleeper)


def test_what_is_tied_to_somebody_already_gone_never_starts():
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    command = tied.tied([sys.executable, "-c", "print('started')"], parent=dead.pid)
    said = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (said.stdout, said.returncode) == ("", 1)


def test_the_code_of_the_command_is_given():
    assert tied.watch(os.getppid(), [sys.executable, "-c", "import sys; sys.exit(7)"]) == 7
