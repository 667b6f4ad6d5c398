"""What is kept of a run: each outcome by window and by year, and what its gauges saw."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import History, State
from commonweal.lab.outcomes import OUTCOMES, by_year, window, work_out
from commonweal.study.job import Run, Span, spans


@dataclass(frozen=True)
class Ran:
    """One run's results: a row of a store."""

    run: Run
    names: tuple[str, str]  # of place and regime, for people who read the store
    values: dict[str, NDArray[np.float64]]  # outcome -> one for each of `spans(years)`, then one for each year
    facts: dict[str, float]  # what gauges saw, by name

    def value(self, outcome: str, span: Span | None = None) -> float:
        """Give an outcome over a window of `spans(years)` (default: all years); NaN if the run cannot tell.

        Raises ValueError for any other window.
        """
        known = spans(self.run.years)
        if span is not None and span not in known:
            raise ValueError(f"window {span} of a run of {self.run.years} years is not kept; kept are {known}")
        return float(self.values[outcome][known.index(span or known[0])])

    def path(self, outcome: str) -> NDArray[np.float64]:
        """Give an outcome year by year (years,)."""
        return self.values[outcome][len(spans(self.run.years)) :]


def told(history: History, state: State, years: int) -> dict[str, NDArray[np.float64]]:
    """Work out what is kept of each outcome; the history itself is let go, for a city's fills memory."""
    over = [work_out(window(history, state, *span)) for span in spans(years)]
    yearly = by_year(history, state)
    return {name: np.array([*(each[name] for each in over), *yearly[name]]) for name in OUTCOMES}
