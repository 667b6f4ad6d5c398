"""Run a command against a PostgreSQL of its own:  python -m tests.live.on_postgresql pytest tests/live

Installs the Debian package when it is missing and we are root; makes a cluster in a temporary folder, reachable by a
socket in it alone; takes everything away at the end. Exits with the code of the command.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = os.geteuid() == 0
APT = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def install() -> Path:
    """The server's programs, from Debian if need be. Stops with what to do where that is not possible."""
    if not programs() and ROOT and shutil.which("apt-get"):
        print("tests: installing postgresql from Debian", flush=True)
        quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdin": subprocess.DEVNULL}
        subprocess.run([*APT, "update"], check=False, **quiet)
        subprocess.run([*APT, "install", "-y", "--no-install-recommends", "postgresql"], check=True, **quiet)
    return programs() or sys.exit(
        "PostgreSQL's server is missing. On Debian or Ubuntu: sudo apt-get install postgresql"
    )


@contextmanager
def running(durable: bool = False) -> Iterator[str]:
    """A PostgreSQL cluster of our own, as a DATABASE_URL; gone afterwards. `durable`: it waits for the disk."""
    bins = install()
    # Not below pytest's or the user's folders: a socket's path may have no more than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="cwpg", dir="/tmp"))
    # The server refuses to run as root.
    owner = pwd.getpwnam("postgres") if ROOT else None
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)

    def call(*command: str) -> None:
        identity = {"user": owner.pw_uid, "group": owner.pw_gid} if owner else {}
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **identity)

    data = str(folder / "data")
    try:
        call(str(bins / "initdb"), "-D", data, "-U", "commonweal", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync={'on' if durable else 'off'}"
        call(str(bins / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            yield f"postgres://commonweal@/postgres?host={folder}"
        finally:
            call(str(bins / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Run the command that follows, with DATABASE_URL set."""
    # Told to end, we leave as after an error: the command ends with us, and the cluster goes.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with running() as url:
        command = [str(Path(sys.executable).parent / sys.argv[1]), *sys.argv[2:]]
        status = subprocess.run(command, env=os.environ | {"DATABASE_URL": url}, check=False).returncode
    sys.exit(status)


if __name__ == "__main__":
    main()
