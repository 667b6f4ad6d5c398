"""Where jobs are done: here, in processes of this machine, or on a cluster. The choice never changes a number."""

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Protocol

from commonweal.lab import runner
from commonweal.study.job import Job
from commonweal.study.ran import Ran
from commonweal.study.work import Tick, silent, work

Done = tuple[Job, tuple[Ran, ...]]
AHEAD = 3  # jobs handed out for each worker, so that none waits while results come in
LOST = 5  # times in a row that a worker may be lost before a study gives up


class SeamError(RuntimeError):
    """Jobs cannot be done there: what is wrong, and what to do about it."""


class Seam(Protocol):
    """Does jobs, in any order, and gives each with its results once."""

    def map(self, jobs: Sequence[Job], tick: Tick = silent) -> Iterator[Done]:
        """Do jobs; ticks add up to the weeks of all of them."""


class Serial:
    """Does jobs one after another in this process, each on so many threads."""

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads

    def map(self, jobs: Sequence[Job], tick: Tick = silent) -> Iterator[Done]:
        """Do jobs in order."""
        with runner(self.threads) as run:
            for job in jobs:
                yield job, work(job, run, tick)


class Processes:
    """Does jobs in processes of this machine, each on one thread; a process that dies is replaced."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map(self, jobs: Sequence[Job], tick: Tick = silent) -> Iterator[Done]:
        """Do jobs as workers come free.

        Raises SeamError if workers are lost again and again, as when memory is short.
        """
        left, lost = dict(enumerate(jobs)), 0
        while left:
            try:
                for number, results in self._pool(left):
                    job, lost = left.pop(number), 0
                    tick(job.weeks)
                    yield job, results
            except BrokenProcessPool:
                lost += 1
                if lost == LOST:
                    raise SeamError(
                        f"a worker process died {LOST} times in a row with nothing done, perhaps for want of memory; "
                        "try fewer --workers"
                    ) from None

    def _pool(self, left: dict[int, Job]) -> Iterator[tuple[int, tuple[Ran, ...]]]:
        # forking would copy threads' locks; a fresh interpreter loads the compiled kernels from their cache
        context = multiprocessing.get_context("spawn")
        waiting = iter(list(left.items()))
        with ProcessPoolExecutor(min(self.workers, len(left)), context) as pool:
            running = _hand_out(pool, islice(waiting, self.workers * AHEAD))
            try:
                while running:
                    done, _ = wait(running, return_when=FIRST_COMPLETED)
                    for future in done:
                        number = running.pop(future)
                        running |= _hand_out(pool, islice(waiting, 1))
                        yield number, future.result()
            finally:
                for future in running:
                    future.cancel()


def _hand_out(
    pool: ProcessPoolExecutor, jobs: Iterable[tuple[int, Job]]
) -> dict[Future[tuple[Ran, ...]], int]:
    return {pool.submit(work, job): number for number, job in jobs}
