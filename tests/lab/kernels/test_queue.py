"""The waiting list: who is served first, by brute force over all who wait."""

import numpy as np
import pytest
from tests.lab.places import BLOCK, QUIET, bare, mark, one_week, set_need

from commonweal.lab.kernels import tallies as c
from commonweal.lab.luck import normals, words

QUEUE, QUEUE_RULE = 3, 6


def waiting_list(practice: float, free: int, sigma: float = 0.15, **world: float):
    """Two hundred people who wait 0 to 60 weeks for the third team, which has `free` places."""
    world = {"r0": 0.0, "r1": 0.0, "sigma": sigma, "renege": 0.0, "drop": 0.0, **world}
    state = bare(QUIET._replace(**world), growth=0.0)
    set_need(state, slice(0, 200), 0.9, 2)
    state.cases["status"][:200, 2] = 1
    state.cases["weeks"][:200, 2] = np.random.default_rng(4).integers(0, 60, 200)
    state.teams["practice"][:, 7] = practice
    state.teams["practice"][:, 3] = 0.0
    state.teams["fte"] = (free + 0.5) / 13
    mark(state)
    return state


@pytest.mark.parametrize("practice", [0.0, 0.3, 0.5, 1.0])
@pytest.mark.parametrize("free", [1, 17, 120, 300])
def test_those_of_highest_rank_are_served_and_lots_decide_between_equal_waits(practice, free):
    state = waiting_list(practice, free)
    waits = state.cases["weeks"][:200, 2].astype(float) + 1
    peak = 40 * np.clip(practice + 0.15 * normals(1, QUEUE_RULE, 0, np.array([2]), 1)[0, 0], 0, 1)
    rank = np.where(waits <= peak, waits, peak - (waits - peak) / 2 - 0.5)
    lots = words(1, QUEUE, 0, np.arange(200), 11)[:, 10]
    order = sorted(range(200), key=lambda i: (-rank[i], waits[i], lots[i]))
    counted = one_week(state, BLOCK)[2]
    served = np.flatnonzero(state.cases["status"][:, 2] == 2)
    assert served.tolist() == sorted(order[:free])
    assert counted[c.T_STARTED] == min(free, 200)
    assert counted[c.T_WAITED] == waits[served].sum()
    assert counted[c.T_IN_TIME] == (waits[served] <= 12).sum()


def test_a_full_team_starts_nobody():
    state = waiting_list(0.5, 10)
    state.cases["status"][200:215, 2] = 2
    mark(state)
    assert one_week(state, BLOCK)[2, c.T_STARTED] == 0


def test_who_waits_may_give_up_and_keeps_a_follow_up():
    state = waiting_list(0.5, 10, renege=1.0, ktr=0.0)
    state.people["trust"] = 0
    counted = one_week(state, BLOCK)[2]
    assert counted[c.T_ABANDONED] == 200
    assert not state.cases["status"].any()
    assert (state.cases["due"][:200, 2] == 26).all()
    assert (state.cases["due_kind"][:200, 2] == 2).all()


def test_work_begins_with_nobody_known_and_the_need_as_it_is():
    state = waiting_list(1.0, 300)
    one_week(state, BLOCK)
    assert (state.cases["need_at_start"][:200, 2] == state.people["need"][:200].sum(axis=1)).all()
    assert (state.cases["weeks"][:200, 2] == 1).all()
    assert (state.cases["with_worker"][:200, 2] == 1).all()
    assert state.teams["listed"][2] == 0
