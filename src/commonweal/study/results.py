"""The results of a study's runs, found by what was run."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime
from commonweal.study.job import Job, Span
from commonweal.study.ran import Ran


class Results:
    """Results by key; arrays are over the jobs given, in their order."""

    def __init__(self, by_key: Mapping[str, Ran]) -> None:
        self._by_key = by_key

    def __len__(self) -> int:
        return len(self._by_key)

    def ran(self, job: Job, regime: Regime) -> Ran:
        """Give one run's results. Raises KeyError if it was not run."""
        return self._by_key[job.run(regime).key]

    def values(
        self, jobs: Iterable[Job], regime: Regime, outcome: str, span: Span | None = None
    ) -> NDArray[np.float64]:
        """Give an outcome under a regime over a window (default: all years), by job (jobs,)."""
        return np.array([self.ran(job, regime).value(outcome, span) for job in jobs])

    def paths(self, jobs: Iterable[Job], regime: Regime, outcome: str) -> NDArray[np.float64]:
        """Give an outcome under a regime by job and year (jobs, years)."""
        return np.array([self.ran(job, regime).path(outcome) for job in jobs])

    def facts(self, jobs: Iterable[Job], regime: Regime, name: str) -> NDArray[np.float64]:
        """Give what a gauge saw under a regime, by job (jobs,); NaN where it saw nothing of that name."""
        return np.array([self.ran(job, regime).facts.get(name, np.nan) for job in jobs])
