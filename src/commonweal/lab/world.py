"""The world: what nature and people are like, whatever the regime. Every parameter with unit, meaning and certainty.

All defaults are assumed unless a source is named; a place overrides any of them in its `parameters.csv`,
and `commonweal compare` says how much rests on assumption.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from commonweal.place import DOMAINS

K = len(DOMAINS)
CYCLE = 13  # weeks of a learning cycle
YEAR = 52
BURN_IN = 208
FTE_POUNDS = 45_000  # money per whole-time worker and year (model.md S14; assumed)

# How strongly need in column j presses on domain k; diagonal 0; rows are scaled to sum to 1 (assumed).
PRESSES = np.array(
    [
        [0, 1.0, 0.8, 0.6, 0.8, 0.4],
        [0.8, 0, 1, 0.6, 0.5, 0.4],
        [0.8, 0.9, 0, 0.4, 0.9, 0.8],
        [0.9, 1.2, 0.5, 0, 0.3, 0.1],
        [0.7, 0.8, 0.7, 0.3, 0, 0.2],
        [0.7, 0.9, 0.9, 0.1, 0.4, 0],
    ]
)
# c(omega) that leaves the burden without services about equal (.73 to .76 measured, a test holds 5 %): coupling moves
# where pressure comes from, not its sum.
EQUAL_BURDEN = (
    np.array([0, 0.1, 0.3, 0.5, 0.7, 0.9]),
    np.array([0.0745, 0.086, 0.1078, 0.1199, 0.1247, 0.124]),
)


class World(NamedTuple):
    """Parameters of nature, people and work; unit, meaning and certainty in `PARAMETERS`."""

    omega: float = 0.5
    het: float = 0.0
    c: float = 0.12
    r0: float = 0.012
    r1: float = 0.024
    lam: float = 0.016
    shock_lo: float = 0.25
    shock_hi: float = 0.65
    move: float = 0.0015
    ka: float = 0.015
    kpeer: float = 0.15
    kah: float = 0.03
    a_shock: float = 0.05
    hmax: float = 0.12
    e0: float = 1.0
    kg: float = 0.10
    rel: float = 8.0
    seek: float = 0.12
    renege: float = 0.05
    drop: float = 0.012
    load: float = 0.5
    arrive: float = 0.6
    ktr: float = 1.0
    tpeer: float = 0.5
    e_ref: float = 0.72
    elas: float = 0.10
    assess_h: float = 1.5
    rec_h: float = 0.3
    fu_h: float = 0.5
    liaison: float = 0.03
    tau_c: float = 0.35
    obs: float = 0.08
    obs_v: float = 0.15
    alpha_v: float = 0.5
    memory: float = 0.6
    kap_w: float = 0.2
    wait_target: float = 12.0
    wait_base: float = 0.6
    tacit: float = 0.3
    vref: float = 0.06
    own_skill: float = 0.85
    gen_skill: float = 0.5
    tau0: float = 0.0016
    sigma: float = 0.15
    eta: float = 0.4
    imit: float = 0.15
    door: float = 0.0
    handoffs: float = 1.0
    lend: float = 1.0
    kT: float = 1.0  # noqa: N815  # the symbol of the specification
    tilt_scale: float = 1.0
    pooling: float = 1.0
    paying: float = 1.0
    tendering: float = 1.0


# name: (unit, lowest, highest, meaning)
PARAMETERS: dict[str, tuple[str, float, float, str]] = {
    "omega": (
        "share",
        0,
        0.9,
        "coupling: share of the pressure on a need that comes from the person's other needs",
    ),
    "het": ("share", 0, 0.9, "spread of coupling between areas"),
    "c": ("1/week", 0, 1, "growth of need under pressure"),
    "r0": ("1/week", 0, 1, "recovery without assets"),
    "r1": ("1/week", 0, 1, "recovery added by assets"),
    "lam": ("1/week", 0, 1, "chance of a shock for a person of ordinary proneness"),
    "shock_lo": ("need", 0, 1, "smallest shock"),
    "shock_hi": ("need", 0, 1, "largest shock"),
    "move": ("1/week", 0, 1, "chance of moving away"),
    "ka": ("1/week", 0, 1, "return of assets to their own level"),
    "kpeer": ("share", 0, 1, "pull of the neighbourhood on assets"),
    "kah": ("1/week", 0, 1, "growth of assets under help"),
    "a_shock": ("share", 0, 1, "assets lost in a shock"),
    "hmax": ("1/week", 0, 1, "most that help can speed recovery"),
    "e0": ("hours", 0.01, 100, "hours of good help that give half of that"),
    "kg": ("1/week", 0, 10, "growth of shared skill per learning share and trust"),
    "rel": ("weeks", 0, 520, "weeks until a relationship is three quarters as useful as it will be"),
    "seek": ("1/week", 0, 1, "help-seeking at full need and trust"),
    "renege": ("1/week", 0, 1, "abandoning a wait"),
    "drop": ("1/week", 0, 1, "falling away from an open case"),
    "load": ("share", 0, 10, "added falling away for each further open service"),
    "arrive": ("share", 0, 1, "cold hand-offs that arrive without trust between teams"),
    "ktr": ("scale", 0, 10, "size of all changes in people's trust"),
    "tpeer": ("share", 0, 1, "pull of the neighbourhood on trust"),
    "e_ref": ("share", 0, 1, "effort at average motivation without stakes"),
    "elas": ("share", 0, 2, "share by which a unit of stake raises effort"),
    "assess_h": ("hours", 0, 100, "hours of an assessment"),
    "rec_h": ("hours", 0, 37, "recording per open case and week in any regime"),
    "fu_h": ("hours", 0, 37, "hours of a follow-up"),
    "liaison": ("share", 0, 1, "share of hours in liaison in any regime"),
    "tau_c": ("need", 0, 1, "recorded score at or below which a closure counts as success"),
    "obs": ("need", 0, 1, "noise of a recorded score (s.d.)"),
    "obs_v": ("need", 0, 1, "noise of a note made or closed (s.d.)"),
    "alpha_v": ("share", 0, 1, "how much of a person's other needs a team sees unaided"),
    "memory": ("share", 0, 1, "chance that a returner is remembered"),
    "kap_w": ("payoff", 0, 10, "strain of a long list at each acceptance"),
    "wait_target": ("weeks", 0, 520, "a start within these weeks is in time"),
    "wait_base": ("share", 0, 1, "share of starts in time that earns no credit"),
    "tacit": ("share", 0, 1, "what survives one level up of what is seen on the ground"),
    "vref": ("need/week", 1e-6, 10, "seen change per whole-time week that counts as one"),
    "own_skill": ("skill", 0, 1, "skill in a team's own domain where a place gives none"),
    "gen_skill": ("skill", 0, 1, "skill in other domains where a place gives none; to this it decays"),
    "tau0": (
        "1/week",
        0,
        1,
        "chance that a worker leaves at no strain, times 1.2 less meaning [O1; decision 5]",
    ),
    "sigma": ("practice", 0, 1, "case-to-case variation of practice (s.d.)"),
    "eta": ("scale", 0, 10, "strength of learning from credit"),
    "imit": ("share", 0, 1, "step towards a better-looking peer"),
    "door": ("share", 0, 1, "1 takes away every threshold (a switch)"),
    "handoffs": ("switch", 0, 1, "0 takes hand-offs away"),
    "lend": ("switch", 0, 1, "0 takes away the lending of skill between teams"),
    "kT": ("scale", 0, 10, "size of changes in trust between teams"),
    "tilt_scale": ("scale", 0, 10, "size of the tilt of time between cases"),
    "pooling": ("switch", 0, 1, "0 takes away pooling of hours"),
    "paying": ("switch", 0, 1, "0 takes away payment by results"),
    "tendering": ("switch", 0, 1, "0 takes away tenders"),
}


class WorldError(ValueError):
    """A parameter that the world does not know, or out of its range."""


def world_with(overrides: Mapping[str, float], base: World | None = None) -> World:
    """Set named parameters on a base (default: the default world); refuses unknown names and values out of range."""
    for name, value in overrides.items():
        if name not in PARAMETERS:
            raise WorldError(f"parameter {name!r} is not one of the world's: {', '.join(PARAMETERS)}")
        _, lowest, highest, meaning = PARAMETERS[name]
        if not lowest <= value <= highest:
            raise WorldError(f"parameter {name} ({meaning}) is {value}; it must lie in {lowest}..{highest}")
    return (base or World())._replace(**{name: float(value) for name, value in overrides.items()})


def coupling() -> NDArray[np.float64]:
    """Give W: row k, how the pressure on domain k is shared among the other domains; rows sum to 1."""
    return np.asarray(PRESSES / PRESSES.sum(axis=1, keepdims=True))


def growth_at(world: World, omega: float) -> float:
    """Give the growth c at which another coupling leaves the burden without services what it is in a world."""
    at, table = EQUAL_BURDEN
    return world.c * float(np.interp(omega, at, table) / np.interp(world.omega, at, table))


def area_coupling(world: World, rank: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give omega and c of each area; `rank` in -1..1 spreads coupling, c keeps the burden without services equal."""
    omega = np.clip(world.omega + world.het * rank, 0.0, 0.9)
    at, table = EQUAL_BURDEN
    growth = world.c * np.interp(omega, at, table) / np.interp(world.omega, at, table)
    return omega, growth
