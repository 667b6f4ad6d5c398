"""Jobs done on an existing Dask cluster: workers of this version only; one that is lost is made good."""

import logging
import pickle
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from distributed import CancelledError, Client, KilledWorker, get_worker, wait

from commonweal.study import version as code
from commonweal.study.job import Job
from commonweal.study.ran import Ran
from commonweal.study.seam import AHEAD, LOST, Done, SeamError
from commonweal.study.work import Tick, silent, work

Future = Any  # Dask has no types
ANSWER = 10.0  # seconds in which a scheduler must answer at first, and have a worker
PATIENCE = 300.0  # seconds for which a cluster that was lost is looked for again
LOOK = 1.0  # seconds between looks at whether the cluster is still there


class _LostContactError(Exception):
    """The scheduler went away, and all that it held with it."""


@dataclass(frozen=True)
class _Stranger:
    """What a worker of another version gives instead of results."""

    address: str
    version: str


def do(place: bytes, rest: bytes, wanted: str) -> tuple[Ran, ...] | _Stranger:
    """Do a job on a worker, in one thread; what arrives is opened only by the version that packed it."""
    if (ours := code.version()) != wanted:
        return _Stranger(str(get_worker().address), ours)
    return work(Job(place=pickle.loads(place), **pickle.loads(rest)))


def hold(place: bytes) -> bytes:
    """Keep a place on the cluster: it is sent once, workers pass it on, and Dask makes it good if it is lost."""
    return place


class Cluster:
    """Does jobs on the workers of a Dask scheduler, each on one thread.

    Parameters
    ----------
    address
        Of the scheduler, such as `tcp://host:8786`.
    patience
        Seconds for which a scheduler that goes away in mid-study is looked for again.

    """

    def __init__(self, address: str, patience: float = PATIENCE) -> None:
        self.address, self.patience = address, patience

    def map(self, jobs: Sequence[Job], tick: Tick = silent) -> Iterator[Done]:
        """Do jobs as workers come free.

        Raises SeamError if there is no scheduler or worker, a worker has another version of Commonweal, or the
        cluster is lost and does not come back.
        """
        left, lost, patience = dict(enumerate(jobs)), 0, ANSWER
        while left:
            try:
                with _Sitting(self.address, patience) as sitting:
                    for number, results in sitting.results(left):
                        job, lost = left.pop(number), 0
                        tick(job.weeks)
                        yield job, results
            except _LostContactError:
                lost += 1
                if lost == LOST:
                    raise SeamError(f"{self.address} was lost {LOST} times in a row with nothing done") from None
                print(
                    f"The cluster at {self.address} was lost; looking for it for up to {self.patience:.0f} seconds. "
                    f"{len(left)} of {len(jobs)} jobs are to do.",
                    file=sys.stderr,
                )
                patience = self.patience


class _Sitting:
    """One connection to a scheduler, for as long as it lasts."""

    def __init__(self, address: str, patience: float) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told here, in one message
        self.address, self.until = address, time.monotonic() + patience
        self.client = _connected(address, patience)
        self.name = f"commonweal-{uuid.uuid4().hex}"

    def __enter__(self) -> "_Sitting":
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close(timeout=2)

    def results(self, left: dict[int, Job]) -> Iterator[tuple[int, tuple[Ran, ...]]]:
        """Hand jobs out, a few ahead of each thread of the cluster, and give results as they come."""
        waiting, running = iter(list(left.items())), dict[Future, int]()
        places: dict[str, Future] = {}
        try:
            self._wait_for_workers()
            while True:
                for _ in range(AHEAD * self._threads() - len(running)):
                    if (item := next(waiting, None)) is not None:
                        running[self._submit(*item, places)] = item[0]
                if not running:
                    return
                for future in self._finished(running):
                    yield running.pop(future), self._result(future)
        except (CancelledError, OSError) as error:  # OSError: of the network; Dask's own derive from it
            raise _LostContactError from error

    def _submit(self, number: int, job: Job, places: dict[str, Future]) -> Future:
        key = job.place.hash
        if key not in places:
            places[key] = self.client.submit(hold, pickle.dumps(job.place), key=f"{self.name}-place-{key}", pure=False)
        rest = {each.name: getattr(job, each.name) for each in fields(job) if each.name != "place"}
        return self.client.submit(
            do, places[key], pickle.dumps(rest), code.version(), key=f"{self.name}-{number}", pure=False
        )

    def _finished(self, running: dict[Future, int]) -> list[Future]:
        try:
            with self.client.as_current():
                done, _ = wait(list(running), timeout=LOOK, return_when="FIRST_COMPLETED")
        except TimeoutError:
            if self.client.status != "running":
                raise _LostContactError from None
            self._notice_no_workers()
            return []
        return list(done)

    def _result(self, future: Future) -> tuple[Ran, ...]:
        try:
            results = future.result()
        except KilledWorker as error:
            raise SeamError(
                f"{self.address}: several workers died of one job, perhaps for want of memory ({error})"
            ) from None
        except Exception as error:
            if future.status == "error":  # of the job itself, not of the network
                self._check()  # a worker of another version may fail before it can say so
                if isinstance(error, OSError):
                    raise SeamError(f"{self.address}: a job failed there: {error!r}") from error
            raise
        if isinstance(results, _Stranger):
            raise _other_version(results)
        return results  # type: ignore[no-any-return]  # Dask has no types

    def _threads(self) -> int:
        return max(1, sum(int(threads) for threads in self.client.nthreads().values()))

    def _wait_for_workers(self) -> None:
        while not self.client.nthreads():
            if time.monotonic() > self.until:
                raise SeamError(f"{self.address}: the scheduler has no workers; start some with `dask worker ADDRESS`")
            time.sleep(LOOK / 4)
        self._check()
        self.until = 0.0

    def _notice_no_workers(self) -> None:
        if self.client.nthreads():
            self.until = 0.0
        elif not self.until:
            self.until = time.monotonic() + PATIENCE
            print(f"{self.address} has no workers left; waiting {PATIENCE:.0f} seconds for some.", file=sys.stderr)
        elif time.monotonic() > self.until:
            raise SeamError(f"{self.address}: all workers were lost, and none came for {PATIENCE:.0f} seconds")

    def _check(self) -> None:
        for worker, theirs in self.client.run(code.version, on_error="return").items():
            if isinstance(theirs, ImportError):
                raise SeamError(f"worker {worker} has no Commonweal ({theirs}); install {code.version()} there")
            if isinstance(theirs, OSError):
                continue  # it died as it was asked
            if theirs != code.version():
                raise _other_version(_Stranger(worker, str(theirs)))


def _connected(address: str, patience: float) -> Any:
    until, pause = time.monotonic() + patience, 0.5
    while True:
        try:
            return Client(address, timeout=min(patience, 5.0), set_as_default=False, name="commonweal")
        except ValueError as error:
            raise SeamError(f"--cluster {address}: not an address of a scheduler ({error})") from None
        except OSError:
            if time.monotonic() + pause > until:
                raise SeamError(
                    f"no Dask scheduler answered at {address} within {patience:.0f} seconds; is it running there?"
                ) from None
        time.sleep(pause)
        pause = min(2 * pause, 10.0)


def _other_version(worker: _Stranger) -> SeamError:
    return SeamError(
        f"worker {worker.address} has Commonweal {worker.version}, but this is {code.version()}: their numbers would "
        "not be the same; install the same version there"
    )
