"""What is told of a run: outcomes people live with, what is measured and paid, cost, workers, inequality, practice.

Each outcome is declared once (`OUTCOMES`) with unit, meaning and group, and worked out from what was counted in a
window of whole years. No agent reads an outcome. `better` says which way a person would call good, and is None where
that is for people to say.
"""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.outcomes.lived import LIVED
from commonweal.lab.outcomes.measured import MEASURED
from commonweal.lab.outcomes.observer import OBSERVER, PRACTICE, PRACTICES
from commonweal.lab.outcomes.outcome import GROUPS, Outcome
from commonweal.lab.outcomes.work import COST, INEQUALITY, WORKERS
from commonweal.lab.run import History
from commonweal.lab.state import State
from commonweal.lab.window import Window, window
from commonweal.lab.world import YEAR

__all__ = ["GROUPS", "OUTCOMES", "PRACTICES", "Outcome", "Window", "by_year", "window", "work_out"]

OUTCOMES: dict[str, Outcome] = {
    outcome.name: outcome for outcome in [*LIVED, *MEASURED, *COST, *WORKERS, *INEQUALITY, *PRACTICE, *OBSERVER]
}


def work_out(view: Window) -> dict[str, float]:
    """Work out every outcome of a window."""
    return {name: outcome.work_out(view) for name, outcome in OUTCOMES.items()}


def by_year(history: History, state: State) -> dict[str, NDArray[np.float64]]:
    """Work out every outcome for each year of a run; arrays (years,)."""
    years = len(history.week_table()) // YEAR
    rows = [work_out(window(history, state, year, year + 1)) for year in range(years)]
    return {name: np.array([row[name] for row in rows]) for name in OUTCOMES}
