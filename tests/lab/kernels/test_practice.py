"""Credit: what a case brings goes to its own deviation from its team's practice."""

import numpy as np
import pytest
from tests.lab.places import ALL_ON, BLOCK, QUIET, bare, burnt_in, lived, one_week, set_need

from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import CREDIT
from commonweal.lab.kernels.practice import HIGHEST, LOWEST
from commonweal.lab.luck import normals

VARIANT = 5


@pytest.mark.parametrize("sigma", [0.05, 0.15])
def test_strain_is_credited_to_the_deviation_of_each_case_accepted(sigma):
    """Price's covariance as the kernels add it up: sum over cases of payoff x sigma x g, to a unit a case."""
    state = bare(QUIET._replace(seek=1.0, door=1.0, sigma=sigma, r0=0.0, r1=0.0, drop=0.0), growth=0.0)
    set_need(state, slice(None), 0.9, 2)
    state.teams["motivation"] = 0.0
    state.teams["listed"] = 40
    state.teams["fte"] = 2.0
    counted = one_week(state, BLOCK)
    accepted = np.flatnonzero(state.cases["episode"][:, 2] == 0)
    accepted = accepted[state.cases["status"][accepted, 2] > 0]
    assert counted[2, c.T_ACCEPTED] == len(accepted) > 100
    payoff = -0.2 * 40 / 26
    g = normals(1, VARIANT, 0, accepted, 23)[:, 16:23]
    credit = payoff * sigma * g.sum(axis=0) * CREDIT
    assert state.teams["credit"][2, :7] == pytest.approx(credit, abs=len(accepted))
    assert not state.teams["credit"][[0, 1, 3, 4, 5]].any()


def test_strain_pulls_the_door_shut_and_moves_nothing_else():
    """Selection at the door alone: credit to intake_min above 0, to intake_max below, by 5 standard errors.

    The other five coordinates do not change who is accepted; theirs lies within 4.5.
    """
    state = bare(QUIET._replace(seek=0.5, r0=0.0, r1=0.0, obs=0.0), people=30_000, growth=0.0)
    set_need(state, slice(None), 0.3)
    set_need(state, slice(None), 0.5, 2)
    state.teams["motivation"] = 0.0
    state.teams["listed"] = 10_000
    state.teams["practice"][:, :2] = [0.6, 0.5]
    accepted = one_week(state, BLOCK)[2, c.T_ACCEPTED]
    error = 0.2 * 3 * 0.15 * np.sqrt(accepted) * CREDIT
    z = state.teams["credit"][2, :7] / error
    assert z[0] > 5
    assert z[1] < -5
    assert np.abs(z[2:]).max() < 4.5


def test_prescription_leaves_nothing_to_credit():
    state = burnt_in()
    lived(state, ALL_ON._replace(control=1.0), 6)
    assert not state.teams["credit"].any()


def test_ranges_of_practice_are_those_of_the_page():
    assert LOWEST.tolist() == [0, 0.1, 0, 0.02, np.log(6), 0, -3, 0]
    assert HIGHEST.tolist() == [0.8, 1.3, 1, 0.7, np.log(104), 1, 3, 40]
