"""The one place where the docking tests touch the engine: its state, given as the arrays that docking compares."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from tests.small import layout

from commonweal.lab import Dials, State, World, begin, read_regime, run_weeks
from commonweal.lab.kernels import tallies
from commonweal.lab.world import coupling

PERSON = ("need", "assets", "trust", "own_assets", "shock_line", "susceptible")
SELDOM = ("help", "help_assets", "shock_split")
CASE = ("status", "weeks", "with_worker", "episode", "need_at_start", "seen", "due", "due_kind")
TEAM = (
    "practice", "fte", "caseload", "motivation", "price", "looks", "sight", "skill", "ties", "credit", "listed",
    "handed_in", "provider", "hours",
)  # fmt: skip
MEASURES = [
    tallies.T_NARROW_NOW, tallies.T_BROAD_NOW, tallies.T_NARROW_LATER, tallies.T_BROAD_LATER, tallies.T_IN_TIME,
]  # fmt: skip


@dataclass
class Engine:
    """A run of the engine, as the docking tests see it."""

    state: State
    dials: Dials
    adapt: bool
    seen: set[str] = field(default_factory=set)

    @property
    def world(self) -> Mapping[str, float]:
        return self.state.world._asdict()

    def step(self) -> None:
        run_weeks(self.state, lambda week: self.dials, 1, adapt=self.adapt)

    def snapshot(self) -> dict[str, np.ndarray]:
        return engine_snapshot(self.state)


def engine_snapshot(state: State) -> dict[str, np.ndarray]:
    """Copy out, by name, every array that the docking model starts from and is compared on."""
    given = {name: state.people[name] for name in PERSON}
    given |= {name: state.cases[name] for name in CASE}
    given |= {name: state.seldom[name] for name in SELDOM}
    given |= {name: state.teams[name] for name in TEAM}
    given |= {
        "person_key": state.people["key"],
        "team_key": state.teams["key"],
        "paid_history": state.teams["paid_history"].T,
        "counts": state.tally[:, MEASURES],
        "seen_change": state.tally[:, tallies.T_SEEN],
        "pay": state.tally[:, tallies.T_PAY],
        "load": state.tally[:, tallies.T_OPEN] + state.tally[:, tallies.T_WAITING],
        "area_start": np.append(state.areas["first"], state.areas["end"][-1:]),
        "omega": state.areas["omega"],
        "growth": state.areas["growth"],
        "pref": state.pref,
        "coupling": coupling(),
        "level": np.array([state.level]),
        "looks_known": np.array([int(state.looks_known)]),
    }
    return {name: np.array(array) for name, array in given.items()}


def start(
    dials: Mapping[str, float],
    weeks_before: int,
    world: Mapping[str, float],
    areas: int = 2,
    people: int = 200,
    seed: int = 1,
    adapt: bool = True,
) -> Engine:
    """A small place in the engine, `weeks_before` weeks into its burn-in, from then on under these dials."""
    state = begin(layout(areas, people), World(**world), seed)
    block = read_regime("block").dials_at(0)
    run_weeks(state, lambda week: block, weeks_before, adapt=False)
    return Engine(state, Dials(**dials), adapt)
