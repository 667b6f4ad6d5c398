"""How fast the hand-off lens is, against pm4py on the same events, in one run. Run by `make bench-lenses`.

pm4py is AGPL: it lives in an environment of its own (`PM4PY` names its Python) and never beside the project's code.
Each measurement is a process of its own, so that peak memory is its own too.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from commonweal.lenses import handoffs
from commonweal.lenses.chains import chains
from commonweal.lenses.columns import read_columns
from commonweal.record import RecordWriter, blank_rows, read_record

SERVICES, EVENTS_A_PERSON = 40, 12
PIECE = 1_000_000
THEIRS = Path(__file__).with_name("pm4py_handover.py")


def make_events(folder: Path, events: int, seed: int = 1) -> None:
    """Write a record of made-up contacts, and the same events as pm4py reads them."""
    luck = np.random.default_rng(seed)
    person = np.sort(luck.integers(0, events // EVENTS_A_PERSON, events))
    new = np.append(True, person[1:] != person[:-1])
    # a walk: mostly to a few services near by, so that chains have stretches, bounces and a long tail of pairs
    step = np.where(luck.random(events) < 0.5, 0, luck.geometric(0.3, events) * luck.choice((-1, 1), events))
    step[new] += luck.integers(0, SERVICES, int(new.sum()))
    service = np.cumsum(step) % SERVICES
    gaps = luck.integers(0, 20, events)
    gaps[new] = 0
    run = np.cumsum(gaps)
    day = 17_000 + run - run[np.maximum.accumulate(np.where(new, np.arange(events), 0))]
    services = [{"id": f"s{i:02}", "name": f"Service {i:02}"} for i in range(SERVICES)]
    with RecordWriter(folder / "record", services) as writer:
        for low in range(0, events, PIECE):
            part = slice(low, low + PIECE)
            rows = blank_rows("contacts", len(person[part]))
            rows["person"], rows["service"], rows["date"] = person[part], service[part], day[part]
            rows["kind"] = 4
            writer.append("contacts", rows)
        writer.finish()
    names = pa.DictionaryArray.from_arrays(pa.array(service, pa.int32()), [f"s{i:02}" for i in range(SERVICES)])
    columns = {"case:concept:name": pa.array(person).cast(pa.string()), "org:resource": names}
    columns["time:timestamp"] = pa.array(day.astype("datetime64[D]").astype("datetime64[ms]"))
    pq.write_table(pa.table(columns), folder / "events.parquet")


def ours(folder: Path) -> dict[str, Any]:
    """Time the matrix alone on loaded columns, and the whole lens with its numbers and intervals."""
    began = time.perf_counter()
    record = read_record(folder / "record")
    columns = read_columns(record, "contacts", ("person", "service", "date", "kind"))
    loaded = time.perf_counter()
    found = chains(columns)
    at = found.changes()
    width = SERVICES
    counts = np.bincount(found.service[at] * width + found.service[at + 1], minlength=width * width)
    matrix = time.perf_counter()
    base = peak()
    finding = handoffs.find(record, columns, episode_days=0, lost_days=91, pairs=50)
    whole = time.perf_counter()
    return {
        "load_s": loaded - began,
        "matrix_s": matrix - loaded,
        "lens_s": whole - matrix,
        "matrix_mb": base,
        "peak_mb": peak(),
        "changes_per_case": finding.number("changes_per_case").value,
        "counts": counts.tolist(),
    }


def peak() -> float:
    """Give the most memory this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(command: list[str]) -> dict[str, Any]:
    """Run a measurement in a process of its own."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def compare(events: int, theirs: str | None) -> None:
    """Measure both on so many events and print the ratios."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run([sys.executable, __file__, "--make", str(events), "--folder", name], check=True)
        us = run([sys.executable, __file__, "--ours", "--folder", name])
        print(f"\n{events:,} events of {events // EVENTS_A_PERSON:,} people with {SERVICES} services")
        print("  ours    load {load_s:.2f} s, then the matrix {matrix_s:.2f} s;".format(**us), end=" ")
        print("all numbers and intervals {lens_s:.2f} s; peak {peak_mb:,.0f} MB".format(**us))
        if theirs is None:
            print("  pm4py   not measured: set PM4PY to a Python that has it (make bench-lenses does)")
            return
        them = run([theirs, str(THEIRS), f"{name}/events.parquet", str(SERVICES)])
    print("  pm4py   load {load_s:.2f} s, then the matrix {matrix_s:.2f} s; peak {peak_mb:,.0f} MB".format(**them))
    matrix, whole = them["matrix_s"] / us["matrix_s"], them["matrix_s"] / us["lens_s"]
    memory = them["peak_mb"] / us["matrix_mb"]
    print(f"  ratio   matrix {matrix:.0f} times as fast in 1/{memory:.1f} of the memory;", end=" ")
    print(f"pm4py's matrix takes {whole:.0f} times as long as all our numbers and intervals")
    same = agree(us["counts"], them["shares"], events - them["cases"])
    print(f"  the two matrices {'are equal' if same else 'DIFFER'} off the diagonal")


def agree(counts: list[int], shares: list[float], steps: int) -> bool:
    """Tell whether pm4py's shares of all steps, times the steps, are our counts of changes of service."""
    mine, other = np.array(counts).reshape(SERVICES, SERVICES), np.array(shares).reshape(SERVICES, SERVICES) * steps
    off = ~np.eye(SERVICES, dtype=bool)
    return bool(np.allclose(mine[off], other[off], atol=1e-3))


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="*", default=[1_000_000, 10_000_000])
    parser.add_argument("--make", type=int)
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    if given.make:
        make_events(given.folder, given.make)
    elif given.ours:
        print(json.dumps(ours(given.folder)))
    else:
        for events in given.events:
            compare(events, os.environ.get("PM4PY"))


if __name__ == "__main__":
    main()
