"""Every published pattern beside what the lab shows of it: those for and those against, none left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonweal.place import Place
from commonweal.study.check import View
from commonweal.study.checks import CHECKS
from commonweal.study.grounds import jobs_on
from commonweal.study.job import Job
from commonweal.study.pattern import Pattern, read_patterns
from commonweal.study.pursue import pursue
from commonweal.study.results import Results
from commonweal.study.runs import run_seeds
from commonweal.study.seam import Seam
from commonweal.study.store import Store
from commonweal.study.verdict import Shown
from commonweal.study.work import Tick, silent


@dataclass(frozen=True)
class Evidence:
    """What the lab shows of each pattern, in the order of the table."""

    place: Place
    seeds: tuple[int, ...]
    years: int
    rows: tuple[tuple[Pattern, Shown], ...]

    def count(self, verdict: str, side: str | None = None) -> int:
        """Count rows with a verdict, on one side or on all."""
        return sum(shown.verdict == verdict and side in (None, pattern.side) for pattern, shown in self.rows)


def grounds_of(patterns: Sequence[Pattern]) -> tuple[str, ...]:
    """Name the grounds that patterns need, each once."""
    return tuple(dict.fromkeys(ground for pattern in patterns for ground in CHECKS[pattern.id].grounds))


def evidence_jobs(
    place: Place, runs: int, years: int, seed: int, patterns: Sequence[Pattern] | None = None
) -> dict[str, tuple[Job, ...]]:
    """Give the jobs of every ground that the patterns need (default: all patterns).

    Raises ValueError if there are fewer than two runs or three years.
    """
    if runs < 2:
        raise ValueError(f"--runs {runs}: there must be at least 2, for an interval")
    if years < 3:
        raise ValueError(f"--years {years}: there must be at least 3, for what changes over the years")
    if seed < 0:
        raise ValueError(f"--seed {seed}: it must be a whole number from 0")
    chosen = read_patterns() if patterns is None else patterns
    return {name: jobs_on(name, place, run_seeds(seed, runs), years) for name in grounds_of(chosen)}


def judged(place: Place, jobs: dict[str, tuple[Job, ...]], results: Results, patterns: Sequence[Pattern]) -> Evidence:
    """Judge patterns by the results of their jobs."""
    view = View(results, jobs)
    first = next(iter(jobs.values()))
    rows = tuple((pattern, CHECKS[pattern.id].show(view, pattern)) for pattern in patterns)
    return Evidence(place, tuple(job.seed for job in first), first[0].years, rows)


def evidence(
    place: Place,
    runs: int = 8,
    years: int = 10,
    seed: int = 1,
    seam: Seam | None = None,
    store: Store | None = None,
    tick: Tick = silent,
) -> Evidence:
    """Look for every pattern in a place.

    Parameters
    ----------
    place, runs, years, seed
        Where, with how many runs (at least 2), for how many years (at least 3), with which luck.
    seam, store, tick
        Where jobs are done, where runs are kept, what is called with weeks as they are done.

    """
    jobs = evidence_jobs(place, runs, years, seed)
    results = pursue([job for each in jobs.values() for job in each], seam, store, tick)
    return judged(place, jobs, results, read_patterns())
