"""What running a study in many places costs: ratios measured in one run on one machine. Run by `make bench-study`."""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.study.cluster_here import cluster_here
from tests.study.made import jobs as small_jobs

from commonweal.lab import read_regime
from commonweal.place import read_place
from commonweal.study.cluster import Cluster
from commonweal.study.job import Job
from commonweal.study.ran import Ran
from commonweal.study.runs import run_seeds
from commonweal.study.seam import Processes, Seam, Serial
from commonweal.study.store import Store

# England, measured once on the machine that docs and `make bench` speak of (56 million people, 2 threads)
YEAR_SECONDS, YEARS, BURN_IN_YEARS, PEAK_GIB, THREADS = 96, 10, 4, 14.3, 2
RUNS, NODES = 10_000, 100


def timed(seam: Seam, jobs: list[Job]) -> tuple[float, list[Ran]]:
    """Give the seconds that jobs take there, and their results."""
    began = time.perf_counter()
    results = [ran for _, done in seam.map(jobs) for ran in done]
    return time.perf_counter() - began, results


def places_to_work(jobs: list[Job], folder: Path) -> list[Ran]:
    """Print how many times as fast two workers are as one, of processes and of Dask."""
    timed(Serial(), jobs[:1])  # compiled kernels are read from their cache
    alone, results = timed(Serial(), jobs)
    print(f"\n{len(jobs)} jobs of {jobs[0].place.name}, {len(results)} runs of {jobs[0].years} years, one thread each")
    print(f"   {'here, one after another':<30}{alone:>7.1f} s   1.00")
    for workers in (1, 2):
        seconds, _ = timed(Processes(workers), jobs)
        told(f"{workers} process(es), start included", seconds, alone, workers)
    with cluster_here(folder, workers=1) as cluster:
        seam = Cluster(cluster.address)
        for workers in (1, 2):
            if workers == 2:
                cluster.start_worker()
            time.sleep(5)
            timed(seam, [replace(job, seed=job.seed + 1) for job in jobs[: 2 * workers]])  # workers load kernels
            seconds, _ = timed(seam, jobs)
            told(f"{workers} Dask worker(s), warm", seconds, alone, workers)
    return results


def told(what: str, seconds: float, alone: float, workers: int) -> None:
    """Print a time, as a ratio to doing it here, and the share of each worker that is put to use."""
    ratio = alone / seconds
    print(f"   {what:<30}{seconds:>7.1f} s   {ratio:.2f} times as fast as here; {ratio / workers:.0%} of each worker")


def overhead(folder: Path) -> None:
    """Print what handing a job out costs, in jobs so small that it shows."""
    tiny = small_jobs(60)
    timed(Serial(), tiny[:1])
    work, _ = timed(Serial(), tiny)
    with cluster_here(folder, workers=1) as cluster:
        seam = Cluster(cluster.address)
        timed(seam, small_jobs(61)[60:])
        met, _ = timed(seam, small_jobs(62)[61:])
        there, _ = timed(seam, tiny)
    print("\nWhat handing a job to a Dask worker costs (60 jobs of a year of 300 people)")
    print(f"   work() itself {1000 * work / 60:.0f} ms a job; through the cluster {1000 * there / 60:.0f} ms a job")
    print(f"   meeting the cluster, with one job: {met:.2f} s, once a study")


def keeping(results: list[Ran], folder: Path) -> None:
    """Print what the store costs a run."""
    many = [
        replace(ran, run=replace(ran.run, seed=ran.run.seed + at))
        for at in range(1000 // len(results))
        for ran in results
    ]
    began = time.perf_counter()
    Store(folder).add(many)
    wrote = time.perf_counter() - began
    began = time.perf_counter()
    read = list(Store(folder).read([ran.run for ran in many]))
    took = time.perf_counter() - began
    print(f"\nThe store, {len(read)} runs: {1000 * wrote / len(many):.2f} ms a run to write, "
          f"{1000 * took / len(many):.2f} ms to find and read")  # fmt: skip


def england() -> None:
    """Print an estimate of a study of England, with its arithmetic."""
    seconds = (YEARS + BURN_IN_YEARS) * YEAR_SECONDS
    days = RUNS * seconds / NODES / 86_400
    shared = (BURN_IN_YEARS + 5 * YEARS) * YEAR_SECONDS / 5
    print(f"""
{RUNS:,} runs of England (56 million people): an estimate, not a measurement
   measured: a year takes {YEAR_SECONDS} s on {THREADS} threads; at most {PEAK_GIB} GiB are in use
   one run: ({YEARS} + {BURN_IN_YEARS} of burn-in) x {YEAR_SECONDS} s = {seconds:,} s on {THREADS} threads
   {RUNS:,} x {seconds:,} s = {RUNS * seconds / 3600:,.0f} hours of a slot of {THREADS} cores and {PEAK_GIB} GiB
   on {NODES} nodes with one such slot each: {days:.1f} days
   with k slots a node: {days:.1f} / k days, if the node has k x {THREADS} cores and k x {PEAK_GIB} GiB, and its
   memory's bandwidth feeds them (assumed); k = 8 needs {8 * PEAK_GIB:.0f} GiB: {days / 8:.1f} days
   five regimes a job share one burn-in: ({BURN_IN_YEARS} + 5 x {YEARS}) x {YEAR_SECONDS} / 5 = {shared:,.0f} s,
   {shared / seconds:.0%} of the above, but a job holds the place twice at once: about {2 * PEAK_GIB:.0f} GiB (assumed)
   a task runs on one thread today: a slot is then one core and twice the seconds (assumed), the same core-hours""")


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=12)
    parser.add_argument("--years", type=int, default=10)
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} at the start (others' work makes every ratio smaller)")
    place, regimes = read_place(ROOT / "places/reference"), (read_regime("block"), read_regime("targets"))
    jobs = [Job(place, regimes, seed, asked.years) for seed in run_seeds(1, asked.jobs)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a", "b"):
            (Path(folder) / name).mkdir()
        results = places_to_work(jobs, Path(folder) / "a")
        overhead(Path(folder) / "b")
        keeping(results, Path(folder) / "store")
    england()


if __name__ == "__main__":
    main()
