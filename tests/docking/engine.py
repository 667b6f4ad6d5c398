"""The one place where the docking tests touch the engine. Written before the engine's own names were settled:
mend the three functions below, and nothing else, when they are.

What is asked of `commonweal.lab`:
- `begin(areas, people, seed)`: a small place after initialisation (and its world), providers in pairs;
- `branch(state, dials)`: the same state under a regime's dials;
- `step(state)`: one week, with the cycle when thirteen weeks are full, in place or returned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

PERSON = (
    "person_key", "need", "assets", "trust", "own_assets", "shock_line", "shock_split", "susceptible", "help",
    "help_assets", "status", "weeks", "with_worker", "episode", "need_at_start", "seen", "due", "due_kind",
)  # fmt: skip
TEAM = (
    "team_key", "practice", "fte", "caseload", "motivation", "price", "looks", "sight", "skill", "ties",
    "credit", "listed", "handed_in", "provider", "paid_history", "counts", "seen_change", "pay",
    "hours", "load",
)  # fmt: skip
PLACE = ("area_start", "looks_known", "pref", "omega", "growth", "coupling", "level")


@dataclass
class Engine:
    """A run of the engine, as the docking tests see it."""

    lab: Any
    state: Any
    world: Mapping[str, float]
    seed: int
    week: int
    adapt: bool

    def step(self) -> None:
        after = self.lab.step(self.state)
        self.state = self.state if after is None else after

    def snapshot(self) -> dict[str, np.ndarray]:
        return engine_snapshot(self.state)


def engine_snapshot(lab_state) -> dict[str, np.ndarray]:
    """Copy out, by name, every array that the docking model starts from and is compared on."""
    return {name: np.array(getattr(lab_state, name)) for name in (*PERSON, *TEAM, *PLACE)}


def begin(
    dials: Mapping[str, float],
    weeks_before: int,
    areas: int = 2,
    people: int = 200,
    seed: int = 1,
    adapt: bool = True,
) -> Engine | None:
    """A small place in the engine, `weeks_before` weeks in, under these dials; None if there is no engine."""
    try:
        from commonweal import lab

        state = lab.begin(areas=areas, people=people, seed=seed)
        step, branch = lab.step, lab.branch
    except (ImportError, AttributeError):
        return None
    for _ in range(weeks_before):
        after = step(state)
        state = state if after is None else after
    return Engine(lab, branch(state, dials), state.world, seed, weeks_before, adapt)
