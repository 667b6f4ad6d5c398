"""A window on a run: what was counted over some whole quarters, as reals."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL
from commonweal.lab.kernels.practice import HIGHEST, LOWEST, MAX_WEEKS
from commonweal.lab.rules import weights
from commonweal.lab.run import History
from commonweal.lab.state import State
from commonweal.lab.world import CYCLE, YEAR

# where hours go, but for those with people
HOURS = (c.T_FREE, c.T_SHARED, c.T_RECORDS, c.T_DOORS, c.T_AFTER, c.T_SHORT, c.T_UNSPENT)


@dataclass(frozen=True)
class Window:
    """What was counted over some whole years; levels and hours as reals."""

    people: int
    years: float
    weeks: NDArray[np.float64]  # (weeks, A, columns) LEVEL columns as reals
    tally: NDArray[np.float64]  # (columns,) summed over teams and cycles
    team_tally: NDArray[np.float64]  # (M, columns) summed over cycles
    measures: NDArray[np.float64]  # (cycles, M, 5) against the place's own history (1 = as before)
    weights: NDArray[np.float64]  # (cycles, 5) how the contract weighs them
    practice: NDArray[np.float64]  # (cycles, M, 8) in their own ranges
    fte: NDArray[np.float64]  # (cycles, M)
    effort: NDArray[np.float64]  # (cycles, M)
    ties: NDArray[np.float64]  # (cycles, M, 6)
    skill: NDArray[np.float64]  # (cycles, M, 6)
    area_people: NDArray[np.float64]  # (A,)

    def person_mean(self, column: int) -> float:
        """Average a weekly count per person."""
        return float(self.weeks[:, :, column].sum(axis=1).mean() / self.people)

    def per_1000(self, *columns: int) -> float:
        """Give counted events per 1,000 people and year."""
        return float(sum(self.tally[col] for col in columns) / self.years / self.people * 1000)

    def share(self, part: int, *whole: int) -> float:
        """Give one count as a share of others; not a number where there were none."""
        total = sum(self.tally[col] for col in whole)
        return float(self.tally[part] / total) if total > 0 else float("nan")


def window(history: History, state: State, first_year: float, last_year: float) -> Window:
    """Gather what was counted from one year to another (years since the history began; whole cycles, that is quarters).

    Raises ValueError if the history does not reach that far, or the window begins or ends inside a cycle.
    """
    first, last = round(first_year * YEAR), round(last_year * YEAR)
    table = history.week_table()
    if not 0 <= first < last <= len(table):
        raise ValueError(
            f"the run holds {len(table) / YEAR:g} years; a window from {first_year:g} to {last_year:g} was asked for"
        )
    if first % CYCLE or last % CYCLE:
        raise ValueError(
            f"a window begins and ends at quarters of a year; {first_year:g} to {last_year:g} was asked for"
        )
    cycles = history.cycles[first // CYCLE : last // CYCLE]
    weeks = table[first:last].astype(np.float64)
    weeks[:, :, [c.W_BURDEN, c.W_TRUST, c.W_ASSETS]] /= LEVEL
    team_tally = _as_reals(np.sum([cycle.tally for cycle in cycles], axis=0))
    spread = LOWEST + np.stack([cycle.practice for cycle in cycles]) * (HIGHEST - LOWEST)
    spread[:, :, MAX_WEEKS] = np.exp(spread[:, :, MAX_WEEKS])
    return Window(
        people=state.size,
        years=(last - first) / YEAR,
        weeks=weeks,
        tally=team_tally.sum(axis=0),
        team_tally=team_tally,
        measures=np.stack([cycle.measures for cycle in cycles]) / state.pref,
        weights=np.stack([weights(cycle.dials) for cycle in cycles]),
        practice=spread,
        fte=np.stack([cycle.teams["fte"] for cycle in cycles]),
        effort=np.stack([cycle.teams["effort"] for cycle in cycles]),
        ties=np.stack([cycle.teams["ties"] for cycle in cycles]),
        skill=np.stack([cycle.teams["skill"] for cycle in cycles]),
        area_people=(state.areas["end"] - state.areas["first"]).astype(np.float64),
    )


def _as_reals(tally: NDArray[np.int64]) -> NDArray[np.float64]:
    reals = tally.astype(np.float64)
    reals[:, [c.T_BROAD_NOW, c.T_BROAD_LATER, c.T_SEEN, c.T_Z_PRESENTED, c.T_Z_ACCEPTED]] /= LEVEL
    reals[:, [c.T_DIRECT, c.T_HARD_DIRECT, *HOURS]] /= HOUR
    return reals
