"""Learning by variation and selection is Price's equation, and its unit decides what it can follow.

The payoffs are planted: what the engine credits for a case is payoff times the case's deviation, added up
over the cases of a cycle; here that sum is made from a known payoff and the engine's own draws, and
`end_cycle` does the rest. That the kernels do credit so is held in tests/lab/kernels/test_practice.py.
"""

from dataclasses import replace

import numpy as np
import pytest
from tests.small import layout

from commonweal.lab import Dials, State, World, begin
from commonweal.lab.cycle import end_cycle, set_level
from commonweal.lab.kernels.fixed import CREDIT
from commonweal.lab.luck import normals

VARIANT = 5
CASES = 400  # of a team in a cycle
KAPPA, OPTIMUM, SIGMA = 6.0, 0.6, 0.15
DIALS = Dials(learn=0.05)
ETA = World().eta  # eta_L = eta (.5 + .05/.1) = eta
SIXTH = 15 - 15 * 0.3 + 48 / 7 / 16  # E g^6 of Irwin-Hall(4) from its cumulants 1, -.3, 48/7/16


def teams(areas: int) -> State:
    """Teams of 400 cases a cycle that learn from credit alone."""
    place = replace(layout(areas, 1), fte=np.full(areas * 6, CASES / 13))
    state = begin(place, World(imit=0.0), seed=1)
    state.teams["practice"] = 0.2
    return state


def cycle_of_noisy_cases(state: State, draw: np.random.Generator) -> None:
    """A case pays -kappa/2 (practice of the case - optimum)^2 and unit noise; coordinate 0 is credited."""
    count = len(state.teams)
    g = normals(1, VARIANT, state.week, np.arange(count * CASES), 1).reshape(count, CASES)
    practice = state.teams["practice"][:, :1] + SIGMA * g
    payoff = -0.5 * KAPPA * (practice - OPTIMUM) ** 2 + draw.normal(size=g.shape)
    state.teams["credit"][:, 0] = np.floor((payoff * SIGMA * g).sum(axis=1) * CREDIT + 0.5)
    state.week += 13
    end_cycle(state, DIALS, adapt=True)


@pytest.mark.slow
def test_mean_practice_approaches_the_optimum_as_price_says_and_then_spreads():
    """Mean after 50 cycles: optimum - .4 (1 - eta sigma^2 kappa)^50, within .01; stationary s.d. within 5 %.

    Source: Price 1970 (doi 10.1038/227520a0), d mean = cov(payoff, practice), with quadratic payoff. The
    s.d. is that of x' = (1-a) x + eta e, a = eta sigma^2 kappa, var e = (sigma^2 + kappa^2/4 sigma^6 E
    g^6)/cases: the engine does not take the mean payoff off, so its own square is noise too (derived here).
    300 teams.
    """
    state, draw = teams(50), np.random.default_rng(1)
    for _ in range(50):
        cycle_of_noisy_cases(state, draw)
    pull = ETA * SIGMA**2 * KAPPA
    assert state.teams["practice"][:, 0].mean() == pytest.approx(OPTIMUM - 0.4 * (1 - pull) ** 50, abs=0.01)
    found = []
    for cycle in range(200):
        cycle_of_noisy_cases(state, draw)
        if cycle >= 80:
            found.append(state.teams["practice"][:, 0].var())
    noise = (SIGMA**2 + KAPPA**2 / 4 * SIGMA**6 * SIXTH) / CASES
    spread = ETA * np.sqrt(noise / (1 - (1 - pull) ** 2))
    assert np.sqrt(np.mean(found)) == pytest.approx(spread, rel=0.05)


@pytest.mark.parametrize("level", [0, 1, 2])
def test_a_unit_that_learns_as_one_cannot_follow_local_optima(level):
    """Loss of the settled practice is kappa/2 times the variance of optima inside the units, within .1 %.

    Source: the quadratic case of Siggelkow & Rivkin 2003's rugged payoff (doi 10.1287/mnsc.49.3.290.12740);
    noise-free credit -kappa sigma^2 (practice - optimum) per case. Teams: none; all as one: the between-area
    variance of optima.
    """
    state = teams(8)
    set_level(state, level)
    best = np.random.default_rng(2).uniform(0.3, 0.7, 48)
    for _ in range(1200):
        pull = -KAPPA * SIGMA**2 * (state.teams["practice"][:, 0] - best)
        state.teams["credit"][:, 0] += np.round(pull * CASES * CREDIT).astype(np.int64)
        state.week += 13
        end_cycle(state, Dials(learn=0.05, level=level), adapt=True)
    loss = 0.5 * KAPPA * np.mean((state.teams["practice"][:, 0] - best) ** 2)
    unit = [np.arange(48), state.teams["provider"], np.zeros(48)][level]
    within = [np.var(best[unit == u]) * (unit == u).mean() for u in np.unique(unit)]
    assert loss == pytest.approx(0.5 * KAPPA * sum(within), rel=1e-3, abs=1e-6)
