"""A process tied to the one that started it: when that one is gone, however it went, this one is gone too.

    python -m commonweal.live.serving.tied PARENT COMMAND...

Linux kills it for us (PR_SET_PDEATHSIG, which survives exec, so the command takes our place). Elsewhere we stay beside
the command and look twice a second; there, killing this watcher outright leaves the command running.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 0.5


def tied(command: list[str], parent: int | None = None) -> list[str]:
    """The command line by which a command is tied to a process (this one, if none is named)."""
    return [sys.executable, "-m", __name__, str(parent or os.getpid()), *command]


def become(parent: int, command: list[str]) -> None:
    """Take the command's place, to be killed with the parent; OSError or AttributeError where the system cannot."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    _end_without(parent)  # it may have died before we asked
    os.execvp(command[0], command)


def watch(parent: int, command: list[str]) -> int:
    """Run the command beside us, and kill our whole group once the parent is gone; give the command's code."""
    # A handler, not SIG_IGN, which the command would inherit: the group is signalled as one, and it ends first.
    signal.signal(signal.SIGTERM, lambda *_: None)
    child = subprocess.Popen(command)
    while child.poll() is None:
        if os.getppid() != parent:
            os.killpg(0, signal.SIGKILL)
        time.sleep(LOOK_EVERY)
    return child.returncode


def _end_without(parent: int) -> None:
    if os.getppid() != parent:
        raise SystemExit(1)


def main(parent: int, command: list[str]) -> None:
    """Tie the command in the best way this system has."""
    try:
        become(parent, command)
    except (OSError, AttributeError):
        raise SystemExit(watch(parent, command)) from None


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
