"""The laws of conservation, checked on a run from what was counted on one side and what stands on the other."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.census import census
from commonweal.lab.kernels.fixed import HOUR
from commonweal.lab.run import Cycle
from commonweal.lab.state import State
from commonweal.lab.world import CYCLE, FTE_POUNDS

LAWS = {
    "people": "people: rows lived each week less rows there are",
    "doors": "people: presented less accepted less refused",
    "open": "people: change of open cases less starts plus endings, by counts of the states",
    "waiting": "people: change of waiting lists less arrivals plus departures, by counts of the states",
    "hours": "hours: paid less all uses, a team and cycle (rounding: units of 2^-20 hours)",
    "staff": "whole-time workers: total less the total at the branch",
    "money": "pounds a year: the same as money",
    "bounds": "values of state outside their range",
}
_LEAVE_OPEN = (c.T_COMPLETED, c.T_TIMED, c.T_FELL, c.T_LOST, c.T_MOVED_OPEN)
_LEAVE_WAIT = (c.T_STARTED, c.T_ABANDONED, c.T_MOVED_WAITING)
_HOURS = (c.T_FREE, c.T_SHARED, c.T_RECORDS, c.T_DOORS, c.T_AFTER, c.T_DIRECT, c.T_UNSPENT)


@dataclass
class Laws:
    """Largest residuals of the laws since the branch; 0 is exact."""

    staff: float
    standing: NDArray[np.int64]  # (M, 2) open and waiting at the end of the last cycle
    worst: dict[str, float] = field(default_factory=lambda: dict.fromkeys(LAWS, 0.0))

    @classmethod
    def at(cls, state: State) -> "Laws":
        """Begin to watch a state; what its cycle has counted so far is taken back, to stand where the cycle began."""
        return cls(float(state.teams["fte"].sum()), _census(state)[0] - _change(state.tally))

    def check_weeks(self, state: State, table: NDArray[np.int64]) -> None:
        """Check that every row lived every week; table (weeks, A, columns)."""
        self._note("people", table[:, :, c.W_PEOPLE].sum(axis=1) - state.size)

    def check_cycle(self, state: State, cycle: Cycle) -> None:
        """Check a cycle that has just ended."""
        t = cycle.tally
        self._note("doors", t[:, c.T_PRESENTED] - t[:, c.T_ACCEPTED] - t[:, c.T_REFUSED])
        before, (self.standing, wrong) = self.standing, _census(state)
        open_more, waiting_more = (self.standing - before - _change(t)).T
        self._note("open", open_more)
        self._note("waiting", waiting_more)
        uses = (t[:, _HOURS].sum(axis=1) - t[:, c.T_SHORT]) / HOUR
        self._note("hours", cycle.teams["fte"] * 37 * CYCLE - uses)
        change = float(state.teams["fte"].sum()) - self.staff
        self._note("staff", np.array([change]))
        self._note("money", np.array([change * FTE_POUNDS]))
        self._note("bounds", np.array([wrong + _out_of_bounds(state)]))

    def _note(self, law: str, residuals: NDArray[np.generic]) -> None:
        worst = float(np.abs(residuals).max())
        self.worst[law] = max(self.worst[law], np.inf if np.isnan(worst) else worst)


def _change(tally: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give how open cases and waiting lists changed by what was counted, (M, 2)."""
    handed_on = tally[:, c.T_HANDED] - tally[:, c.T_HAND_FAILED]
    ended = tally[:, _LEAVE_OPEN].sum(axis=1) + handed_on
    arrived = tally[:, c.T_ACCEPTED] + tally[:, c.T_HAND_ARRIVED]
    return np.stack([tally[:, c.T_STARTED] - ended, arrived - tally[:, _LEAVE_WAIT].sum(axis=1)], axis=1)


def _census(state: State) -> tuple[NDArray[np.int64], int]:
    """Count open and waiting by team (M, 2) and values of people out of bounds, from the states themselves."""
    standing = np.zeros((len(state.teams), 2), np.int64)
    wrong = census(state.areas, state.people, state.cases, state.seldom, standing)
    return standing, int(wrong)


def _out_of_bounds(state: State) -> int:
    """Count values of practice, ties and skill outside 0..1, and teams without staff; what is no number is outside."""
    shares = [state.teams[name] for name in ("practice", "ties", "skill")]
    return sum(int((~((x >= 0) & (x <= 1))).sum()) for x in shares) + int((~(state.teams["fte"] > 0)).sum())
