"""Pursuing a study's jobs to their end: what a store has is not run again, and what is done is kept at once."""

import time
from collections.abc import Callable, Sequence

from commonweal.study.job import Job
from commonweal.study.ran import Ran
from commonweal.study.results import Results
from commonweal.study.seam import Seam, Serial
from commonweal.study.store import Store
from commonweal.study.work import Tick, silent

KEEP_EVERY = 2.0  # seconds between writes: what may be lost if the power fails


def missing(jobs: Sequence[Job], store: Store | None) -> list[Job]:
    """Give what is still to be done: each run once, and none that the store has."""
    seen: set[str] = set()
    left = []
    for job in jobs:
        keys = {regime: job.run(regime) for regime in job.regimes}
        regimes = []
        for regime, run in keys.items():
            if run.key not in seen and (store is None or run not in store):
                regimes.append(regime)
                seen.add(run.key)
        if regimes:
            left.append(job.only(tuple(regimes)))
    return left


def pursue(
    jobs: Sequence[Job],
    seam: Seam | None = None,
    store: Store | None = None,
    tick: Tick = silent,
    announce: Callable[[int, int], None] | None = None,
) -> Results:
    """Do the jobs that are not in the store, and give the results of all.

    Parameters
    ----------
    jobs
        What the study needs; runs asked for twice are made once.
    seam
        Where jobs are done (default: here, one after another).
    store
        Where runs are looked for first and kept; without one they are kept only in memory.
    tick, announce
        Called with simulated weeks as they are done; called once with the weeks to do and those spared.

    """
    left = missing(jobs, store)
    if announce is not None:
        to_do = sum(job.weeks for job in left)
        announce(to_do, sum(job.weeks for job in jobs) - to_do)
    fresh: list[Ran] = []
    results: dict[str, Ran] = {}
    kept = time.monotonic()
    try:
        for _, ran in (seam or Serial()).map(left, tick):
            fresh += ran
            results |= {each.run.key: each for each in ran}
            if store is not None and time.monotonic() - kept >= KEEP_EVERY:
                store.add(fresh)
                fresh, kept = [], time.monotonic()
    finally:  # a study that is stopped keeps what it has done
        if store is not None:
            store.add(fresh)
    if store is not None:
        wanted = [job.run(regime) for job in jobs for regime in job.regimes]
        results |= {ran.run.key: ran for ran in store.read(run for run in wanted if run.key not in results)}
    return Results(results)
