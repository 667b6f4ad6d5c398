"""What a team sees of a person."""

import numpy as np
import pytest
from tests.lab.places import BLOCK, QUIET, bare, burnt_in, lived, mark, one_week, open_case, set_need

from commonweal.lab import Dials
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import CREDIT, LEVEL, UNKNOWN


def in_sight(feedback: float = 0.0):
    """One open case with needs in two domains that stand still, last seen at one whole unit."""
    state = bare(QUIET._replace(r0=0.0, r1=0.0, hmax=0.0, drop=0.0), growth=0.0)
    set_need(state, 0, 0.6, 2)
    set_need(state, 0, 0.4, 5)
    open_case(state, 0, 2)
    state.cases["seen"][0, 2] = LEVEL
    state.people["key"][0] = 2  # not reviewed in the first week
    return one_week(state, Dials(feedback=feedback)), state


@pytest.mark.parametrize(("feedback", "shown"), [(0.0, 0.8), (0.5, 0.9), (1.0, 1.0)])
def test_a_team_sees_its_domain_fully_and_the_others_in_part(feedback, shown):
    counted, state = in_sight(feedback)
    assert state.cases["seen"][0, 2] / LEVEL == pytest.approx(shown, abs=1e-8)
    assert counted[2, c.T_SEEN] / LEVEL == pytest.approx(1 - shown, abs=1e-8)


def test_a_change_that_is_seen_pays_by_motivation():
    counted, state = in_sight()
    assert counted[2, c.T_PAY] / CREDIT == pytest.approx(state.teams["motivation"][2] / 0.06 * 0.2, abs=1e-6)


def test_a_first_sight_shows_no_change():
    state = bare(QUIET._replace(r0=0.0, r1=0.0, drop=0.0), growth=0.0)
    set_need(state, 0, 0.6, 2)
    open_case(state, 0, 2)
    assert one_week(state, BLOCK)[2, c.T_SEEN] == 0
    assert state.cases["seen"][0, 2] != UNKNOWN


def test_what_was_seen_adds_up_to_first_sight_less_last():
    """With full memory and no noise, nobody moving or leaving, only what is out of sight is missing.

    Over four years, by team: changes seen = views at first sight - views at last sight, exact.
    """
    state = burnt_in(2, 200)
    state.world = state.world._replace(memory=1.0, obs_v=0.0, move=0.0, tau0=0.0)
    known = state.cases["seen"] != UNKNOWN
    first = np.where(known, state.cases["seen"], 0).astype(np.int64)
    total = np.zeros(12, np.int64)
    for _ in range(208):
        before = state.cases["seen"].copy()
        total += one_week(state, BLOCK)[:, c.T_SEEN]
        new = (before == UNKNOWN) & (state.cases["seen"] != UNKNOWN)
        first += np.where(new, first_view(state), 0)
        assert np.array_equal(state.cases["seen"][new], first_view(state)[new])
    last = np.where(state.cases["seen"] != UNKNOWN, state.cases["seen"], 0)
    difference = (first - last).reshape(2, 200, 6).sum(axis=1).ravel()
    assert total.tolist() == difference.tolist()


def first_view(state) -> np.ndarray:
    """What teams are shown of everybody now: needs do not change between first sight and the week's end."""
    need = state.people["need"].astype(np.int64)
    own = need / LEVEL
    whole = need.sum(axis=1, keepdims=True) / LEVEL
    return np.floor((own + 0.5 * (whole - own)) * LEVEL + 0.5).astype(np.int64)


def test_nobody_is_seen_who_never_came():
    state = bare(QUIET)
    set_need(state, slice(None), 0.5)
    mark(state)
    lived(state, BLOCK, 30)
    assert (state.cases["seen"] == UNKNOWN).all()
