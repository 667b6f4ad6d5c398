"""The runs of a comparison, side by side: every regime under every seed, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.lab.world import BURN_IN, YEAR
from commonweal.study.job import Job, spans
from commonweal.study.results import Results

Values = dict[str, NDArray[np.float64]]  # outcome -> (regimes, runs), or (regimes, runs, years) for paths


@dataclass
class Runs:
    """What was told of every run; regimes in the order given."""

    windows: dict[int, Values]  # first years -> outcome -> (regimes, runs)
    paths: Values  # outcome -> (regimes, runs, years)


def run_seeds(seed: int, runs: int) -> tuple[int, ...]:
    """Give each run a seed of its own, 0 to 2^63 - 1, from the study's seed and the run's number alone."""
    states = (np.random.SeedSequence([seed, r]).generate_state(1, np.uint64)[0] for r in range(runs))
    return tuple(int(state) >> 1 for state in states)


def weeks_to_run(regimes: int, runs: int, years: int) -> int:
    """Count the simulated weeks of a study, which is what `tick` adds up to."""
    return runs * (BURN_IN + regimes * years * YEAR)


def side_by_side(results: Results, jobs: Sequence[Job], regimes: Sequence[Regime]) -> Runs:
    """Gather results: jobs, one a seed and all of the same years, become runs; windows are those from the branch."""
    first = sorted(span for span in spans(jobs[0].years) if span[0] == 0)
    windows = {
        span[1]: {name: np.array([results.values(jobs, each, name, span) for each in regimes]) for name in OUTCOMES}
        for span in first
    }
    paths = {name: np.array([results.paths(jobs, each, name) for each in regimes]) for name in OUTCOMES}
    return Runs(windows, paths)
