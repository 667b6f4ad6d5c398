"""The docking model: the lab's model in plain objects, started from a snapshot of the engine's state."""

from collections import Counter
from collections.abc import Mapping

import mesa
import numpy as np

from . import fund, learning
from .area import Area
from .case import Case
from .luck import Luck
from .person import Person
from .team import Team
from .terms import Terms
from .units import CYCLE


class DockingModel(mesa.Model):
    """One regime, week by week. `week` is the first week to be lived, counted from the start of burn-in."""

    def __init__(
        self,
        snapshot: dict[str, np.ndarray],
        world: Mapping[str, float],
        dials: Mapping[str, float],
        seed: int,
        week: int,
        adapt: bool,
    ):
        super().__init__(seed=0)  # Mesa's own luck is not used
        self.world, self.dials, self.adapt, self.week = world, dials, adapt, week
        self.luck = Luck(seed)
        self.start = {name: np.array(array) for name, array in snapshot.items()}
        self.pref = self.start["pref"].tolist()
        self.coupling = self.start["coupling"].tolist()
        self.looks_known = int(self.start["looks_known"][0])
        self.level = int(self.start["level"][0])
        self.terms = Terms(dials, world, self.pref)
        self.tally: Counter[str] = Counter()
        self.areas = [Area(self, a, self.start) for a in range(len(self.start["area_start"]) - 1)]
        self.teams = [team for area in self.areas for team in area.teams]
        self.people = [person for area in self.areas for person in area.people]

    def step(self) -> None:
        """Live one week; after the thirteenth of a cycle, end the cycle too."""
        self.tally.clear()
        if self.week % CYCLE == 0:
            learning.s12_level(self)
        for area in self.areas:
            area.week(self.week)
        self.week += 1
        if self.week % CYCLE == 0:
            self.cycle()

    def cycle(self) -> None:
        """The end of a cycle (section 5), counted by the weeks lived."""
        learning.s12_standing(self)
        learning.s12_learning(self, self.week)
        fund.s14_pool(self)
        fund.s14_pay_by_results(self, self.week)
        fund.s14_tender(self, self.week)
        for team in self.teams:
            team.counts = [0] * 5
            team.seen_change = team.pay = team.load = 0
            team.hours = 0.0

    def snapshot(self) -> dict[str, np.ndarray]:
        """The state, in the engine's arrays."""
        now = dict(self.start)
        for name in (*Person.LEVELS, *Person.BY_DOMAIN):
            now[name] = self._as(name, [getattr(person, name) for person in self.people])
        for name in Case.FIELDS:
            now[name] = self._as(name, [[getattr(c, name) for c in p.cases] for p in self.people])
        for name in (*Team.REALS, *Team.INTEGERS, *Team.ROWS):
            now[name] = self._as(name, [getattr(team, name) for team in self.teams])
        now["paid_history"] = self._as("paid_history", [team.paid_history for team in self.teams]).T
        now["looks_known"] = self._as("looks_known", [self.looks_known])
        now["level"] = self._as("level", [self.level])
        return {name: array.copy() for name, array in now.items()}

    def _as(self, name: str, values) -> np.ndarray:
        return np.array(values, dtype=self.start[name].dtype)
