"""A comparison: several ways of commissioning one place with the same luck, and what can be said of them."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import Regime
from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.crossing import Crossing, crossings, resamples
from commonweal.study.interval import Difference, Interval, interval, paired
from commonweal.study.runs import Runs
from commonweal.study.standing import Figure

FEW_RUNS = 5


@dataclass(frozen=True)
class Comparison:
    """Outcomes of every regime and run, with the place's own figures and where all of it came from."""

    place: str
    title: str
    population: int
    regimes: dict[str, Regime]  # by label, in the order given
    runs: int
    years: int
    seed: int
    told: Runs
    standing: tuple[Figure, ...]
    certainty: dict[str, int]  # figures of the place seen, derived, assumed
    provenance: dict[str, Any]

    @property
    def labels(self) -> tuple[str, ...]:
        """The regimes' labels, in the order given."""
        return tuple(self.regimes)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Each pair of regimes, the one given first as `a`; differences are b - a."""
        return tuple(combinations(self.labels, 2))

    @property
    def horizons(self) -> tuple[int, ...]:
        """The shorter spans that were told apart, in years."""
        return tuple(span for span in self.told.windows if span < self.years)

    @property
    def assumed_share(self) -> float:
        """Share of the place's figures that are assumed, 0 to 1."""
        return self.certainty["assumed"] / max(1, sum(self.certainty.values()))

    def values(self, name: str, label: str, years: int | None = None) -> NDArray[np.float64]:
        """Give an outcome by run (runs,) over the first `years` (default: all); NaN: a run cannot tell."""
        values = self.told.windows[years or self.years][name]
        return np.asarray(values[self._index(label)])

    def path(self, name: str, label: str) -> NDArray[np.float64]:
        """Give an outcome under a regime by run and year (runs, years)."""
        return np.asarray(self.told.paths[name][self._index(label)])

    def level(self, name: str, label: str, years: int | None = None) -> Interval:
        """Give an outcome's mean over runs, with its interval."""
        return interval(self.values(name, label, years))

    def difference(self, name: str, a: str, b: str, years: int | None = None) -> Difference:
        """Give how much more of an outcome there is under b than under a (b - a)."""
        return paired(self.values(name, a, years), self.values(name, b, years))

    def levels_by_year(self, name: str, label: str) -> tuple[Interval, ...]:
        """Give an outcome's mean and interval in each year."""
        return tuple(interval(year) for year in self.path(name, label).T)

    def differences_by_year(self, name: str, a: str, b: str) -> tuple[Difference, ...]:
        """Give b - a in each year."""
        years = zip(self.path(name, a).T, self.path(name, b).T, strict=True)
        return tuple(paired(year_a, year_b) for year_a, year_b in years)

    def crossings(self, name: str, a: str, b: str) -> tuple[Crossing, ...]:
        """Give the years at which b - a changes sign."""
        return crossings(self.path(name, b) - self.path(name, a), resamples(self.runs, self.seed))

    def warnings(self) -> tuple[str, ...]:
        """Say what makes this comparison weak, in plain words."""
        if self.runs == 1:
            return (
                "There was one run, so nothing can be said of how sure a difference is: ask for more runs.",
            )
        if self.runs < FEW_RUNS:
            return (
                f"There were only {self.runs} runs: the intervals are wide, and rest on an assumption about "
                "how luck is spread. Ask for more runs before leaning on anything here.",
            )
        return ()

    def untold(self) -> tuple[str, ...]:
        """Name the outcomes that no run could tell under some regime."""
        return tuple(
            name for name in OUTCOMES if any(self.level(name, label).n == 0 for label in self.labels)
        )

    def _index(self, label: str) -> int:
        return self.labels.index(label)
