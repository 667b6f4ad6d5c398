"""The door: who asks, who is let in, and what a refusal leaves."""

import numpy as np
import pytest
from tests.lab.places import BLOCK, QUIET, bare, lived, mark, one_week, set_need

from commonweal.lab import Dials
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import LEVEL, UNKNOWN
from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.lab.luck import normals, uniforms

SEEK, INTAKE, VARIANT = 1, 2, 5
PEOPLE = np.arange(600)
FROZEN = {"r0": 0.0, "r1": 0.0, "drop": 0.0}


def asking(seek: float = 1.0, **world: float):
    """People with a little of everything and much mental ill health, whose needs stand still."""
    state = bare(QUIET._replace(seek=seek, **{**FROZEN, **world}), growth=0.0)
    draw = np.random.default_rng(3)
    state.people["need"][:, 2] = np.floor(draw.uniform(0.13, 1, 600) * LEVEL)
    state.people["need"][:, 0] = np.floor(draw.uniform(0, 0.119, 600) * LEVEL)
    return state


def test_nobody_asks_below_twelve_hundredths_and_above_it_by_need_and_trust():
    """S4: the very people whose luck of the week lies under seek n^2 (.25 + .75 trust)."""
    state = asking(seek=0.8)
    n, tr = state.people["need"][:, 2] / LEVEL, state.people["trust"] / LEVEL
    asks = uniforms(1, SEEK, 0, PEOPLE, 6)[:, 2] < 0.8 * n * n * (0.25 + 0.75 * tr)
    counted = one_week(state, BLOCK)
    assert counted[:, c.T_PRESENTED].tolist() == [0, 0, asks.sum(), 0, 0, 0]
    assert np.array_equal(state.cases["seen"][:, 2] != UNKNOWN, asks)


@pytest.mark.parametrize("perm", [0.0, 0.5])
def test_severity_and_complexity_decide_who_is_let_in(perm):
    """S5 and S12, person by person: lines of this case's practice, softness, noise, luck."""
    state = asking()
    n = state.people["need"] / LEVEL
    noise, draws = normals(1, INTAKE, 0, PEOPLE, 24), uniforms(1, INTAKE, 0, PEOPLE, 3)[:, 2]
    g = normals(1, VARIANT, 0, PEOPLE, 24)[:, 16:18]
    lines = np.clip(state.teams["practice"][2, :2] + state.world.sigma * g, 0, 1)
    low, high = (LOWEST[:2] + lines * (HIGHEST[:2] - LOWEST[:2])).T
    severe = (1 - perm / 2) * n[:, 2] + perm / 2 * n.max(axis=1) + 0.08 * noise[:, 10]
    complexity = np.minimum(1, (n.sum(axis=1) - n[:, 2]) / 2)
    width = 0.03 + 0.25 * perm
    chance = 1 / (1 + np.exp(-(severe - low) / width)) / (1 + np.exp(-(high - complexity) / width))
    asked = uniforms(1, SEEK, 0, PEOPLE, 6)[:, 2] < n[:, 2] ** 2 * (0.25 + 0.75 * 0.55)
    counted = one_week(state, Dials(perm=perm))
    let_in = state.cases["status"][:, 2] != 0
    assert np.array_equal(let_in, asked & (draws < chance))
    assert counted[2, c.T_ACCEPTED] == let_in.sum()
    assert counted[2, c.T_REFUSED] == (asked & ~let_in).sum() > 5


def test_a_refusal_costs_trust_and_is_followed_up_half_a_year_later():
    """S3 with ktr = 1: trust drifts first, then loses .12; due in 26 weeks, kind 2."""
    state = asking(ktr=1.0, tpeer=0.0)
    state.teams["practice"][:, 0] = 1.0
    state.teams["practice"][:, 1] = 0.0
    lived(state, BLOCK, 1)
    refused = state.cases["due"][:, 2] == 26
    assert refused.sum() > 50
    assert (state.cases["due_kind"][:, 2][refused] == 2).all()
    assert not state.cases["status"][refused, 2].any()
    drifted = 0.55 + 0.01 * (0.3 - 0.55)
    trust = state.people["trust"] / LEVEL
    assert trust[refused] == pytest.approx(drifted * 0.88, abs=1e-8)
    assert trust[(state.cases["seen"] == UNKNOWN).all(axis=1)] == pytest.approx(drifted, abs=1e-8)


@pytest.mark.parametrize("way", ["dial", "world"])
def test_an_open_door_refuses_nobody(way):
    state = asking(door=float(way == "world"))
    state.teams["practice"][:, 0] = 1.0
    counted = one_week(state, Dials(open_door=float(way == "dial")))
    assert counted[2, c.T_REFUSED] == 0
    assert counted[2, c.T_ACCEPTED] > 100


def test_a_return_within_half_a_year_of_a_closure_is_counted_and_measured_then():
    state = asking(door=1.0, obs=0.0, memory=0.0)
    set_need(state, slice(0, 300), 0.9, 2)
    state.cases["due"][:300, 2] = 20
    state.cases["due_kind"][:300, 2] = 1
    state.cases["need_at_start"][:300, 2] = LEVEL
    mark(state)
    whole = state.people["need"].sum(axis=1)
    counted = one_week(state, BLOCK)[2]
    back = (state.cases["seen"][:, 2] != UNKNOWN) & (PEOPLE < 300)
    assert counted[c.T_RETURNED] == counted[c.T_MEASURED_LATER] == back.sum() > 100
    assert counted[c.T_BROAD_LATER] == (LEVEL - whole[back]).sum()
    assert counted[c.T_NARROW_LATER] == 0
    assert (state.cases["due"][:300, 2][back[:300]] == -1).all()
