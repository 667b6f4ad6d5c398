"""The end of a cycle: prices, learning and imitation (`docs/model.md` S12). Teams are few, so NumPy does."""

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.dials import Dials
from commonweal.lab.fund import pay_by_results, pool, tender
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import CREDIT, LEVEL
from commonweal.lab.kernels.luck import LEARN
from commonweal.lab.luck import uniforms
from commonweal.lab.rules import weights
from commonweal.lab.state import State
from commonweal.lab.world import CYCLE, K

EVERY = (1, 2, 4)  # cycles between decisions: larger units decide less often


def measures(state: State) -> NDArray[np.float64]:
    """Give the five measures per whole-time week of the cycle, (M, 5)."""
    columns = [c.T_NARROW_NOW, c.T_BROAD_NOW, c.T_NARROW_LATER, c.T_BROAD_LATER, c.T_IN_TIME]
    counted = state.tally[:, columns].astype(np.float64)
    counted[:, [1, 3]] /= LEVEL
    return np.asarray(counted / (CYCLE * state.teams["fte"])[:, None])


def units(state: State, level: int) -> NDArray[np.int64]:
    """Number the learning units: teams, a provider's teams of one domain, or all teams."""
    team = np.arange(len(state.teams["fte"]))
    if level == 0:
        return team
    if level == 1:
        return np.asarray(state.teams["provider"] * K + team % K)
    return np.zeros_like(team)


def set_level(state: State, level: int) -> None:
    """Move learning to another level: practice becomes common to each new unit."""
    if level == state.level:
        return
    unit = units(state, level)
    for u in np.unique(unit):
        state.teams["practice"][unit == u] = state.teams["practice"][unit == u].mean(axis=0)
    state.level = level


def end_cycle(state: State, dials: Dials, adapt: bool) -> NDArray[np.float64]:
    """End a cycle: what the measures showed, and what is made of it. Gives the measures, (M, 5)."""
    measured = measures(state)
    paid = (measured / state.pref) @ weights(dials)
    _running_means(state, dials, paid)
    if adapt:
        _learn(state, dials)
    else:
        state.teams["credit"] = 0  # what was tried while practice is frozen is not remembered
    if dials.pool > 0:
        pool(state, dials)
    if dials.pbr > 0 and state.world.paying > 0 and state.week % 52 == 0:
        pay_by_results(state, dials)
    if dials.comp > 0 and state.world.tendering > 0 and state.week % (CYCLE * int(20 - 12 * dials.comp)) == 0:
        tender(state, dials)
    state.tally[:] = 0
    state.teams["hours"] = 0.0
    return measured


def _running_means(state: State, dials: Dials, paid: NDArray[np.float64]) -> None:
    """Move what an hour pays, what is seen to change and how a team looks to its peers."""
    teams, tally = state.teams, state.tally
    payoff = tally[:, c.T_PAY] / CREDIT
    teams["price"][:] = 0.7 * teams["price"] + 0.3 * np.maximum(0.0, payoff / np.maximum(1.0, state.teams["hours"]))
    seen = tally[:, c.T_SEEN] / LEVEL / (CYCLE * teams["fte"]) / state.world.vref
    teams["sight"][:] = 0.7 * teams["sight"] + 0.3 * seen
    now = dials.proxy * paid + min(1.0, dials.learn / 0.05) * teams["motivation"].mean() * seen
    teams["looks"][:] = 0.7 * teams["looks"] + 0.3 * now if state.looks_known else now
    state.looks_known = True
    teams["paid_history"][:, :-1] = teams["paid_history"][:, 1:].copy()
    teams["paid_history"][:, -1] = paid


def _learn(state: State, dials: Dials) -> None:
    """Select among what was tried, and copy a peer who looks better; the same rule in every regime."""
    level = round(dials.level)
    if (state.week // CYCLE) % EVERY[level]:
        return
    teams = state.teams
    unit = units(state, level)
    eta = state.world.eta * (0.5 + dials.learn / (dials.learn + 0.05))
    before = teams["practice"].copy()
    lots = uniforms(state.seed, LEARN, state.week, teams["key"], 3)
    for u in np.unique(unit):
        members = np.flatnonzero(unit == u)
        first = members[0]
        step = eta * (teams["credit"][members].sum(axis=0) / CREDIT) / (CYCLE * teams["fte"][members].sum())
        now = before[first] + np.clip(step, -0.15, 0.15)
        if level < 2:
            now = now + _imitation(state, dials, unit, members, before, lots[first])
        teams["practice"][members] = np.clip(now, 0.0, 1.0)
    teams["credit"][:] = 0


def _imitation(
    state: State,
    dials: Dials,
    unit: NDArray[np.int64],
    members: NDArray[np.int64],
    before: NDArray[np.float64],
    lots: NDArray[np.float64],
) -> NDArray[np.float64] | float:
    """Step towards the best-looking of three peers of the same domain, if it looks better than the unit."""
    first, looks = members[0], state.teams["looks"]
    peers = np.arange(first % K, len(looks), K)
    peers = peers[unit[peers] != unit[first]]
    peers = peers[np.argsort(state.teams["key"][peers], kind="stable")]  # by key, so that the order of areas is inert
    if len(peers) == 0:
        return 0.0
    asked = peers[(lots * len(peers)).astype(np.int64)]
    best = asked[np.argmax(looks[asked])]
    if looks[best] <= looks[members].mean():
        return 0.0
    share = state.world.imit * (1 - dials.control)
    return np.asarray(share * (before[best] - before[first]))
