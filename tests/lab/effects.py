"""What each mechanism does: a quantity of the world, and what becomes of it without the mechanism."""

from collections.abc import Callable

import numpy as np

from commonweal.lab import State, World
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL
from commonweal.lab.outcomes import window, work_out

from .places import ALL_ON, BLOCK, bare, burnt_in, lived, mark, of, one_week, open_case, set_need

Quantity = Callable[[World], float]
NONE, LESS, MORE = "none", "less", "more"


def outcome(name: str) -> Quantity:
    """An outcome of four years with every dial on."""

    def of(world: World) -> float:
        state = burnt_in(4, 300, world)
        return work_out(window(lived(state, ALL_ON, 208), state, 0, 4))[name]

    return of


def next_week(column: int) -> Quantity:
    """What is counted in one week from the very same state."""

    def of(world: World) -> float:
        state = burnt_in(4, 300)
        state.world = world
        return float(one_week(state, ALL_ON)[:, column].sum())

    return of


def moved(field: str, dials, **fixed: float) -> Quantity:
    """How far a column of the teams moves in two years, other things that move it held still."""

    def of(world: World) -> float:
        state = burnt_in(4, 100)
        state.world = world._replace(**fixed)
        before = state.teams[field].copy()
        lived(state, dials, 104)
        return float(np.abs(state.teams[field] - before).max())

    return of


def spread(world: World) -> float:
    state = bare(world._replace(lam=0.0))
    set_need(state, slice(0, 50), 0.8, 0)
    lived(state, BLOCK, 1)
    return float(state.people["need"][:, 1:].sum())


def asset_shift(world: World) -> float:
    state = burnt_in(world=world)
    return float(np.abs(state.people["assets"] - state.people["own_assets"]).max())


def newcomers(world: World) -> float:
    return float(of(burnt_in(world=world), "newcomers").sum())


def trust_shift(world: World) -> float:
    trust = burnt_in(world=world._replace(move=0.0)).people["trust"]
    return float(np.abs(trust / LEVEL - 0.55).max() > 1e-8)


def asset_gain(world: World) -> float:
    state = bare(world._replace(ka=0.0, lam=0.0, move=0.0))
    set_need(state, slice(0, 50), 0.5)
    of(state, "help_assets")[:50] = HOUR
    mark(state)
    before = state.people["assets"].copy()
    lived(state, BLOCK, 1)
    return float((state.people["assets"] - before).sum())


def _at_work(world: World, **fixed: float) -> State:
    """Fifty people, harder and easier, each open to all six teams of an area."""
    state = bare(world._replace(lam=0.0, move=0.0, seek=0.0, tau0=0.0, **fixed))
    for row in range(50):
        set_need(state, row, 0.15 + 0.01 * row)
        for domain in range(6):
            open_case(state, row, domain)
    return state


def fallen_away(world: World) -> float:
    return float(one_week(_at_work(world, drop=0.1), BLOCK)[:, c.T_FELL].sum())


def unequal_hours(world: World) -> float:
    state = _at_work(world)
    state.teams["practice"][:, 6] = 0.9
    counted = one_week(state, BLOCK).sum(axis=0)
    hard = counted[c.T_HARD_DIRECT] / counted[c.T_HARD_OPEN]
    rest = (counted[c.T_DIRECT] - counted[c.T_HARD_DIRECT]) / (counted[c.T_OPEN] - counted[c.T_HARD_OPEN])
    return round(float(hard / rest - 1), 9)


def help_given(world: World) -> float:
    state = _at_work(world)
    lived(state, BLOCK, 1)
    return float(of(state, "help").sum())


def unseen_of_others(world: World) -> float:
    state = _at_work(world)
    lived(state, BLOCK, 1)
    open_ = state.cases["status"] == 2
    whole = state.people["need"].sum(axis=1)[:, None]
    return float(np.abs(whole - state.cases["seen"])[open_ & (state.cases["seen"] > -LEVEL)].max())


def _at_the_door(world: World, known: bool, **fixed: float) -> State:
    state = bare(world._replace(lam=0.0, move=0.0, seek=1.0, door=1.0, **fixed))
    set_need(state, slice(0, 50), 0.9, 0)
    if known:
        state.cases["seen"][:50, 0] = LEVEL // 4
    return state


def remembered(world: World) -> float:
    return float(np.abs(one_week(_at_the_door(world, known=True, obs_v=0.0), BLOCK)[:, c.T_SEEN]).sum())


def misnoted(world: World) -> float:
    return float(np.abs(one_week(_at_the_door(world, known=False), BLOCK)[:, c.T_SEEN]).sum())


def strain(world: World) -> float:
    state = _at_the_door(world, known=False)
    state.teams["motivation"] = 0.0  # no payoff from seen change: what is credited at the door is the strain
    state.teams["listed"] = 20
    lived(state, BLOCK, 1)
    return float(np.abs(state.teams["credit"]).sum())


def carried_up(world: World) -> float:
    state = burnt_in()
    state.world = world
    lived(state, ALL_ON._replace(level=1.0), 1)
    return float(state.teams["vw"].sum())


def credited(world: World) -> float:
    state = burnt_in()
    state.world = world
    lived(state, ALL_ON, 5)
    return float(np.abs(state.teams["credit"]).sum())


EFFECTS: dict[str, tuple[Quantity, str]] = {
    "coupling": (spread, NONE),
    "growth": (outcome("burden"), LESS),
    "recovery": (outcome("burden"), MORE),
    "assets": (outcome("burden"), MORE),
    "asset_change": (asset_shift, NONE),
    "shocks": (outcome("burden"), LESS),
    "shock_to_assets": (outcome("assets"), MORE),
    "moving": (newcomers, NONE),
    "peers": (outcome("trust"), LESS),
    "person_trust": (trust_shift, NONE),
    "help": (outcome("burden"), MORE),
    "help_to_assets": (asset_gain, NONE),
    "seeking": (outcome("load"), NONE),
    "thresholds": (outcome("refused"), NONE),
    "abandoning": (outcome("abandoned"), NONE),
    "falling_away": (outcome("drop_outs"), NONE),
    "service_load": (fallen_away, LESS),
    "relationship": (help_given, MORE),
    "turnover": (outcome("turnover"), NONE),
    "tilt": (unequal_hours, NONE),
    "memory": (remembered, NONE),
    "noise": (misnoted, NONE),
    "partial_sight": (unseen_of_others, NONE),
    "handoffs": (outcome("handoffs"), NONE),
    "cold_handoffs": (outcome("handoffs_failed"), LESS),
    "lending": (help_given, LESS),
    "team_trust": (moved("ties", BLOCK), NONE),
    "shared_skill": (outcome("shared_skill"), LESS),
    "assessment_hours": (next_week(c.T_DIRECT), MORE),
    "recording_hours": (next_week(c.T_DIRECT), MORE),
    "follow_up_hours": (next_week(c.T_DIRECT), MORE),
    "liaison": (next_week(c.T_DIRECT), MORE),
    "effort": (outcome("effort"), LESS),
    "strain": (strain, NONE),
    "tacit_loss": (carried_up, MORE),
    "variation": (credited, NONE),
    "learning": (moved("practice", ALL_ON._replace(comp=0.0), imit=0.0), NONE),
    "imitation": (moved("practice", ALL_ON._replace(comp=0.0), eta=0.0), NONE),
    "pool": (moved("fte", ALL_ON._replace(pbr=0.0)), NONE),
    "pay_by_results": (moved("fte", ALL_ON._replace(pool=0.0)), NONE),
    "tenders": (moved("practice", ALL_ON._replace(comp=1.0), eta=0.0, imit=0.0), NONE),
}
