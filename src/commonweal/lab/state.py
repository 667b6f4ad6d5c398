"""The state of a rehearsal: all that the next week needs, and nothing else."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.world import World


@dataclass
class State:
    """A place at the end of a week. Fields of the records are described in `docs/model.md` section 2."""

    seed: int
    week: int  # weeks since the burn-in began
    world: World
    people: NDArray[np.void]  # forms.PERSON (N,)
    cases: NDArray[np.void]  # forms.CASE (N, 6)
    seldom: NDArray[np.void]  # forms.SELDOM (N,)
    teams: NDArray[np.void]  # forms.TEAM (M,)
    areas: NDArray[np.void]  # forms.AREA (A,)
    pref: NDArray[np.float64]  # (5,) the measures' historic values per whole-time week
    tally: NDArray[np.int64]  # (M, tallies.TEAM_COLUMNS) counts of the cycle so far
    level: int = 0  # where learning sits: 0 team, 1 provider, 2 commissioner
    looks_known: bool = False

    @property
    def size(self) -> int:
        """Number of people."""
        return len(self.people)

    @property
    def largest_area(self) -> int:
        """People of the largest area."""
        return int((self.areas["end"] - self.areas["first"]).max())

    def copy(self) -> "State":
        """Branch: a state that can go its own way from here."""
        return replace(
            self,
            people=self.people.copy(),
            cases=self.cases.copy(),
            seldom=self.seldom.copy(),
            teams=self.teams.copy(),
            areas=self.areas.copy(),
            pref=self.pref.copy(),
            tally=self.tally.copy(),
        )

    def bytes_per_person(self) -> float:
        """Memory of people and case slots, bytes a person."""
        return (self.people.nbytes + self.cases.nbytes + self.seldom.nbytes) / self.size
