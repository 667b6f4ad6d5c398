"""What moves money and contracts: pool, pay by results, tenders (`docs/model.md` S14); staff are conserved."""

import numpy as np

from commonweal.lab.dials import Dials
from commonweal.lab.kernels.luck import TENDER
from commonweal.lab.kernels.tallies import T_OPEN, T_WAITING
from commonweal.lab.luck import uniforms
from commonweal.lab.state import State
from commonweal.lab.world import K


def pool(state: State, dials: Dials) -> None:
    """Let hours follow load inside each area, a step a cycle."""
    fte = state.teams["fte"].reshape(-1, K)
    load = (state.tally[:, T_OPEN] + state.tally[:, T_WAITING] + 1.0).reshape(-1, K)
    total = fte.sum(axis=1, keepdims=True)
    wanted = total * (0.5 / K + 0.5 * load / load.sum(axis=1, keepdims=True))
    state.teams["fte"] = (fte + state.world.pooling * 0.15 * dials.pool * (wanted - fte)).ravel()


def pay_by_results(state: State, dials: Dials) -> None:
    """Let a year's hours follow the measure inside each domain, within 0.4 to 2.5 times an even share."""
    results = np.maximum(0.01, state.teams["paid_history"].mean(axis=1))
    for k in range(K):
        fte = state.teams["fte"][k::K]
        total = fte.sum()
        earned = results[k::K] * fte
        share = (1 - dials.pbr) * fte / total + dials.pbr * earned / earned.sum()
        share = np.clip(share, 0.4 / len(fte), 2.5 / len(fte))
        state.teams["fte"][k::K] = total * share / share.sum()


def tender(state: State, dials: Dials) -> None:
    """Perhaps let the best-scoring provider's practice take over the worst's teams, domain by domain; ties are cut."""
    if round(dials.level) >= 2:
        return
    teams = state.teams
    results = teams["paid_history"].mean(axis=1)
    held = uniforms(state.seed, TENDER, state.week, np.arange(K), 1)[:, 0]
    for k in range(K):
        rows = np.arange(k, len(teams["fte"]), K)
        rivals = np.unique(teams["provider"][rows])
        if len(rivals) < 2 or held[k] >= dials.comp:
            continue
        score = [results[rows[teams["provider"][rows] == p]].mean() for p in rivals]
        losing = rows[teams["provider"][rows] == rivals[int(np.argmin(score))]]
        winning = rows[teams["provider"][rows] == rivals[int(np.argmax(score))]]
        _take_over(state, k, losing, winning)


def _take_over(state: State, k: int, losing: np.ndarray, winning: np.ndarray) -> None:
    """Move the winner's mean practice in; trust is cut, skill beyond the domain falls half-way back."""
    teams = state.teams
    lots = uniforms(state.seed, TENDER, state.week, teams["key"][losing[:1]], 16)[0, 8:]
    practice = teams["practice"][winning].mean(axis=0) + 0.03 * (lots - 0.5)
    teams["practice"][losing] = np.clip(practice, 0.0, 1.0)
    teams["ties"][losing] *= 0.4
    other = np.arange(K) != k
    teams["skill"][np.ix_(losing, other)] = 0.5 * teams["skill"][np.ix_(losing, other)] + 0.5 * state.world.gen_skill
