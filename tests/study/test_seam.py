"""Where jobs are done never changes a number; a worker that dies is replaced, with nothing lost or doubled."""

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

import pytest

from commonweal.study.job import Job
from commonweal.study.ran import Ran
from commonweal.study.seam import LOST, Done, Processes, SeamError, Serial

from .made import jobs, planted_ran, same_ran


def by_key(done: Iterator[Done]) -> dict[str, Ran]:
    """Results by key; each may come once."""
    found: dict[str, Ran] = {}
    for job, results in done:
        assert [ran.run for ran in results] == [job.run(regime) for regime in job.regimes]
        for ran in results:
            assert ran.run.key not in found
            found[ran.run.key] = ran
    return found


def same_by_key(one: dict[str, Ran], other: dict[str, Ran]) -> bool:
    return one.keys() == other.keys() and all(same_ran(one[key], other[key]) for key in one)


@pytest.mark.slow
def test_two_processes_give_what_one_gives_bit_for_bit() -> None:
    asked = jobs(5, gauges=("standing",))
    ticks: list[int] = []
    alone = by_key(Serial().map(asked))
    together = by_key(Processes(2).map(asked, ticks.append))
    assert len(alone) == 10
    assert same_by_key(alone, together)
    assert sum(ticks) == sum(job.weeks for job in asked)


def test_threads_change_no_number() -> None:
    asked = jobs(2)
    assert same_by_key(by_key(Serial(1).map(asked)), by_key(Serial(2).map(asked)))


@pytest.mark.slow
def test_a_killed_worker_is_replaced_with_nothing_lost_or_doubled() -> None:
    asked = jobs(16)
    killed: list[int] = []

    def kill_one(weeks: int) -> None:
        if len(killed) < 2:
            (victim, *_) = multiprocessing.active_children()
            assert victim.pid is not None
            os.kill(victim.pid, signal.SIGKILL)
            killed.append(victim.pid)

    found = by_key(Processes(2).map(asked, kill_one))
    assert len(killed) == 2
    assert same_by_key(found, by_key(Serial().map(asked)))


class Dying(Processes):
    """A pool that loses its workers so many times, before or after a job each time."""

    def __init__(self, times: int, after_one: bool) -> None:
        super().__init__(2)
        self.left, self.after_one, self.done = times, after_one, Counter[int]()

    def _pool(self, left: dict[int, Job]) -> Iterator[tuple[int, tuple[Ran, ...]]]:
        for number, job in list(left.items()):
            if self.left and (not self.after_one or number in self.done):
                break
            self.done[number] += 1
            yield number, tuple(planted_ran(run=job.run(regime)) for regime in job.regimes)
            if self.left and self.after_one:
                break
        if self.left:
            self.left -= 1
            raise BrokenProcessPool


def test_a_pool_that_dies_again_and_again_with_nothing_done_gives_up() -> None:
    with pytest.raises(SeamError, match=f"died {LOST} times in a row.*fewer --workers"):
        list(Dying(LOST, after_one=False).map(jobs(2)))


def test_a_pool_that_dies_now_and_then_goes_on_and_does_no_job_twice() -> None:
    for pool in (Dying(LOST - 1, after_one=False), Dying(3 * LOST, after_one=True)):
        asked = jobs(4 * LOST)
        assert len(by_key(pool.map(asked))) == 2 * len(asked)
        assert set(pool.done.values()) == {1}


def test_no_jobs_are_no_work() -> None:
    assert list(Serial().map([])) == []
    assert list(Processes(2).map([])) == []
