"""The workbench under load, on SQLite and PostgreSQL in one run. Run by `make bench-web`.

A large place (`web_place.py`), `commonweal serve` as it stands, and users in a process of their own (`web_load.py`),
all on this one machine, so that the users take their share of it. Pages only: a browser keeps styles and scripts.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from tests.live import on_postgresql

from commonweal.live.serving.processes import answers, free_port

TARGET = 0.150
THINK = (1.0, 5.0)
"""Seconds of thinking between two pages, any length between these alike: three on average."""
SERVE = [sys.executable, "-c", "from commonweal.cli import main; main()", "serve"]


def environment(home: Path, url: str | None) -> dict[str, str]:
    """The environment of the workbench that is measured: nothing of ours but its home and its database."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("COMMONWEAL_", "DJANGO_", "DATABASE_"))}
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return env | {"COMMONWEAL_HOME": str(home)} | ({"DATABASE_URL": url} if url else {})


def place(env: dict[str, str], *words: str, given: str | None = None) -> dict:
    """Call `web_place.py` in the environment; stops with what it said where it fails."""
    command = [sys.executable, str(ROOT / "benchmarks/web_place.py"), *words]
    done = subprocess.run(command, env=env, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout)


class Web(NamedTuple):
    """A workbench that is served: its port, and the process that started it."""

    port: int
    process: "subprocess.Popen[bytes]"

    def processor_seconds(self) -> float:
        """What everything below `serve` has used so far: unlike a time on a shared machine, it is nobody else's."""
        parents, used = {}, {}
        for file in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                told = file.read_text().rpartition(")")[2].split()
                parents[int(file.parent.name)], used[int(file.parent.name)] = int(told[1]), sum(map(int, told[11:15]))
        ours = {self.process.pid}
        for _ in range(4):
            ours |= {pid for pid, parent in parents.items() if parent in ours}
        return sum(used.get(pid, 0) for pid in ours) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(env: dict[str, str]) -> Iterator[Web]:
    """`commonweal serve` on a free port, for as long as the block runs."""
    port = free_port()
    process = subprocess.Popen([*SERVE, "--port", str(port)], env=env, stdout=subprocess.DEVNULL)
    try:
        if not answers("127.0.0.1", port):
            sys.exit("the workbench did not start")
        yield Web(port, process)
    finally:
        process.terminate()
        process.wait(30)


def load(web: Web, told: dict, run: str, **plan: object) -> dict:
    """Let users loose for a while; what came of it, and what each answer cost the web processes in processor time."""
    plan |= {"port": web.port, "told": told, "run": run}
    command = [sys.executable, str(ROOT / "benchmarks/web_load.py")]
    before = web.processor_seconds()
    done = subprocess.run(command, input=json.dumps(plan), capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return found | {"cost": (web.processor_seconds() - before) / max(found["asked"], 1)}


def quantile(times: list[float], share: float) -> float:
    """The time within which that share of all requests was answered; nothing for no request."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def tell(title: str, found: dict) -> dict[str, float]:
    """Print a table of one load, page by page; give its figures."""
    by_page = defaultdict(list)
    for name, seconds in found["times"]:
        by_page[name].append(seconds)
    every = [seconds for _, seconds in found["times"]]
    rate = len(every) / found["seconds"]
    cost = f"{1000 * found['cost']:.1f} ms of a processor each"
    print(f"\n{title}: {rate:.1f} a second, {len(found['errors'])} errors, {cost}")
    print(f"  {'milliseconds':24}{'asked':>7}{'p50':>8}{'p95':>8}{'p99':>8}")
    for name, times in [*sorted(by_page.items()), ("all", every)] if len(by_page) > 1 else by_page.items():
        row = "".join(f"{1000 * quantile(times, share):8.0f}" for share in (0.5, 0.95, 0.99))
        print(f"  {name:24}{len(times):7}{row}{'  over' if quantile(times, 0.95) > TARGET else ''}")
    for error in found["errors"][:5]:
        print(f"  error: {error}")
    worst = max((quantile(times, 0.95) for times in by_page.values()), default=0.0)
    return {"rate": rate, "p50": quantile(every, 0.5), "p95": quantile(every, 0.95), "worst": worst,
            "errors": len(found["errors"]), "cost": found["cost"]}  # fmt: skip


def measure(name: str, env: dict[str, str], size: argparse.Namespace) -> dict[str, float]:
    """Fill, serve, load and hold one workbench; its figures."""
    print(f"\n== {name}: filling", flush=True)
    began = time.monotonic()
    told = place(env, "fill", str(size.services), str(size.events))
    print(f"{size.services:,} services, {size.events:,} events, in {time.monotonic() - began:.0f} s", flush=True)
    with served(env) as web:
        users = {"kind": "read", "users": size.users}
        calm = load(web, told, "calm", **users, think=THINK, warm=size.warm, seconds=size.seconds)
        thinking = tell(f"{size.users} users who think {THINK[0]:.0f} to {THINK[1]:.0f} s between pages", calm)
        hard = load(web, told, "hard", **users, think=(0, 0), warm=1, seconds=size.seconds / 2)
        saturated = tell(f"{size.users} users who never think (saturation)", hard)
        wrote = load(web, told, "wrote", kind="write", users=10, think=(0, 0), warm=1, seconds=size.seconds / 2)
        writes = tell("10 users who write, each write with its event in the chain", wrote)
    held = place(env, "hold", given=json.dumps(wrote["answered"]))
    print(f"\nafter {len(wrote['answered']):,} answered writes: {held['lost']} lost; {held['events']:,} events, "
          f"{'chain broken at ' + str(held['broken']) if held['broken'] else 'their chain holds'}")  # fmt: skip
    failed = thinking["errors"] + saturated["errors"] + writes["errors"] + held["lost"] + bool(held["broken"])
    return {
        "pages a second, thinking": thinking["rate"], "p50 ms, thinking": 1000 * thinking["p50"],
        "p95 ms, thinking": 1000 * thinking["p95"], "p95 ms of the slowest page": 1000 * thinking["worst"],
        "pages a second, saturated": saturated["rate"], "p95 ms, saturated": 1000 * saturated["p95"],
        "processor ms a page": 1000 * saturated["cost"], "processor ms a write": 1000 * writes["cost"],
        "audited writes a second": writes["rate"], "p95 ms of a write": 1000 * writes["p95"], "failed": failed,
    }  # fmt: skip


def sizes() -> argparse.Namespace:
    """How large and how long, from the command line."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--services", type=int, default=2000)
    asked.add_argument("--events", type=int, default=1_000_000)
    asked.add_argument("--users", type=int, default=50)
    asked.add_argument("--seconds", type=float, default=60.0, help="of each load; warming up comes before")
    asked.add_argument("--only", choices=["sqlite", "postgresql"], help="measure one of the two")
    asked.add_argument("--quick", action="store_true", help="a small place and a few seconds, to see that it runs")
    size = asked.parse_args()
    size.warm = 10.0
    if size.quick:
        size.services, size.events, size.users, size.seconds, size.warm = 60, 2000, 5, 4.0, 1.0
    return size


def main() -> None:
    """Measure both, and set them side by side; exits 1 where anything failed or was lost."""
    size = sizes()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # told to end, we take the database with us
    # On a machine with other work, times are of little worth; processor time and ratios hold.
    print(f"{os.cpu_count()} cores, load average at the start {os.getloadavg()[0]:.1f}; SQLite does not wait for the "
          "disk at each write (synchronous=NORMAL), PostgreSQL does")  # fmt: skip
    figures = {}
    with tempfile.TemporaryDirectory(prefix="benchweb") as folder:
        if size.only != "postgresql":
            figures["SQLite"] = measure("SQLite", environment(Path(folder) / "sqlite", None), size)
        if size.only != "sqlite":
            with on_postgresql.running(durable=True) as url:
                figures["PostgreSQL"] = measure("PostgreSQL", environment(Path(folder) / "postgresql", url), size)
    print(f"\n{'':30}" + "".join(f"{name:>12}" for name in figures) + f"{'SQLite : PostgreSQL':>22}")
    for what in next(iter(figures.values())):
        row = [found[what] for found in figures.values()]
        ratio = f"{row[0] / row[1]:22.2f}" if len(row) == 2 and row[1] else ""
        print(f"{what:30}" + "".join(f"{value:12.1f}" for value in row) + ratio)
    sys.exit(1 if any(found["failed"] for found in figures.values()) else 0)


if __name__ == "__main__":
    main()
