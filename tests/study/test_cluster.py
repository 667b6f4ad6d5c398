"""A real scheduler and real workers: the same numbers as here, and nothing lost or doubled whatever is killed."""

import os
import signal
import socket
import time
from pathlib import Path

import pytest

from commonweal.study.cluster import Cluster
from commonweal.study.pursue import pursue
from commonweal.study.seam import Processes, SeamError, Serial
from commonweal.study.store import Store
from commonweal.study.version import version

from .cluster_here import cluster_here
from .made import jobs
from .test_seam import by_key, same_by_key

OTHER = "import commonweal.study.version as code\ncode.version = lambda: 'another+version'\n"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


@pytest.mark.slow
def test_a_cluster_gives_what_processes_and_this_process_give(tmp_path: Path) -> None:
    asked, ticks = jobs(6, gauges=("standing",)), list[int]()
    with cluster_here(tmp_path) as cluster:
        there = by_key(Cluster(cluster.address).map(asked, ticks.append))
    here = by_key(Serial().map(asked))
    assert len(here) == 12
    assert same_by_key(there, here)
    assert same_by_key(by_key(Processes(2).map(asked)), here)
    assert sum(ticks) == sum(job.weeks for job in asked)


@pytest.mark.slow
def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path) -> None:
    asked, killed = jobs(16), list[int]()
    with cluster_here(tmp_path) as cluster:
        victim = cluster.all[1]

        def kill_one(weeks: int) -> None:
            if not killed:
                os.kill(victim.pid, signal.SIGKILL)
                killed.append(victim.pid)

        store = Store(tmp_path / "store")
        pursue(asked, Cluster(cluster.address), store, kill_one)
    assert killed
    runs = [job.run(regime) for job in asked for regime in job.regimes]
    kept = [ran.run.key for ran in Store(tmp_path / "store").read(runs)]
    assert sorted(kept) == sorted(run.key for run in runs)


@pytest.mark.slow
def test_a_scheduler_that_is_killed_and_comes_back_is_found_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, done = jobs(16), list[int]()
    with cluster_here(tmp_path) as cluster:

        def restart(weeks: int) -> None:
            done.append(weeks)
            if len(done) == 3:
                cluster.stop()
                cluster.start_scheduler()
                for _ in range(2):
                    cluster.start_worker()

        found = by_key(Cluster(cluster.address).map(asked, restart))
    assert len(done) == len(asked)  # by_key refuses a run that comes twice
    assert same_by_key(found, by_key(Serial().map(asked)))
    said = capsys.readouterr().err
    assert said.count("was lost; looking for it for up to 300 seconds. 13 of 16 jobs are to do.") == 1


@pytest.mark.slow
def test_a_scheduler_that_does_not_come_back_is_given_up(tmp_path: Path) -> None:
    done = list[int]()
    with cluster_here(tmp_path, workers=1) as cluster:

        def kill(weeks: int) -> None:
            done.append(weeks)
            cluster.stop()

        with pytest.raises(SeamError, match=r"no Dask scheduler answered at .* within 3 seconds"):
            list(Cluster(cluster.address, patience=3).map(jobs(8), kill))
    assert len(done) < 8


@pytest.mark.slow
def test_a_worker_of_another_version_is_refused_by_name(tmp_path: Path) -> None:
    with cluster_here(tmp_path, workers=0) as cluster:
        cluster.start_worker(OTHER)
        with pytest.raises(SeamError) as refused:
            list(Cluster(cluster.address).map(jobs(1)))
    for part in ("worker tcp://127.0.0.1:", "another+version", version(), "install the same version"):
        assert part in str(refused.value)


@pytest.mark.slow
def test_a_worker_of_another_version_that_joins_later_is_refused_too(tmp_path: Path) -> None:
    with cluster_here(tmp_path, workers=1) as cluster:
        good, seen = cluster.all[1], list[int]()

        def swap(weeks: int) -> None:
            if not seen:
                cluster.start_worker(OTHER)
                good.kill()
            seen.append(weeks)

        store = Store(tmp_path / "store")
        with pytest.raises(SeamError, match=r"worker .*another\+version"):
            pursue(jobs(8), Cluster(cluster.address), store, swap)
    assert len(Store(tmp_path / "store")) == 2 * len(seen)  # what was done before is kept


@pytest.mark.slow
def test_without_a_scheduler_the_message_comes_within_seconds() -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(SeamError, match=rf"no Dask scheduler answered at {address} within 10 seconds"):
        list(Cluster(address).map(jobs(1)))


@pytest.mark.slow
def test_a_scheduler_without_workers_says_how_to_start_some(tmp_path: Path) -> None:
    with cluster_here(tmp_path, workers=0) as cluster, pytest.raises(SeamError, match=r"no workers.*dask worker"):
        list(Cluster(cluster.address).map(jobs(1)))


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(SeamError, match="--cluster nonsense://x: not an address"):
        list(Cluster("nonsense://x").map(jobs(1)))


def test_no_jobs_need_no_cluster() -> None:
    assert list(Cluster(f"tcp://127.0.0.1:{free_port()}").map([])) == []


@pytest.mark.slow
def test_a_job_that_fails_says_why_and_not_that_the_cluster_was_lost(tmp_path: Path) -> None:
    asked = jobs(1, gauges=("no-such-gauge",))
    with pytest.raises(Exception) as here:  # noqa: PT011  # whatever it is, it must be the same there
        list(Serial().map(asked))
    with cluster_here(tmp_path, workers=1) as cluster:
        began = time.monotonic()
        with pytest.raises(type(here.value), match="no-such-gauge"):
            list(Cluster(cluster.address).map(asked))
    assert time.monotonic() - began < 60
