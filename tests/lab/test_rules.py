"""What a regime makes of the world for a cycle."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from commonweal.lab import Dials, World
from commonweal.lab.rules import as_record, derive, effort, weights

from .places import burnt_in

SHARE = st.floats(0, 1)


@given(SHARE, SHARE, SHARE)
def test_weights_of_the_measures_share_out_one_stake(follow, breadth, wait_w):
    shared = weights(Dials(follow=follow, breadth=breadth, wait_w=wait_w))
    assert shared.sum() == pytest.approx(1)
    assert shared.min() >= 0
    assert shared[4] == wait_w


@pytest.mark.parametrize(
    ("dials", "measure"),
    [
        (Dials(), 0),
        (Dials(breadth=1), 1),
        (Dials(follow=1), 2),
        (Dials(follow=1, breadth=1), 3),
        (Dials(wait_w=1), 4),
    ],
)
def test_each_corner_of_the_dials_is_one_measure(dials, measure):
    assert weights(dials).tolist() == [float(q == measure) for q in range(5)]


@pytest.mark.parametrize("proxy", [0.0, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("elas", [0.0, 0.1, 0.3])
@pytest.mark.parametrize("motivation", [0.2, 0.6, 1.0])
def test_effort_is_the_best_response_to_stake_and_motivation(proxy, elas, motivation):
    """Numerical optimum within 1e-4.

    Source: Holmstrom & Milgrom 1991 (doi 10.1093/jleo/7.special_issue.24), effort where marginal benefit
    meets marginal cost, cost quadratic: max over e of s ln e - (e/e_ref)^2/2 with
    s = 1 + q2 (proxy + motivation - .6). With benefit linear in effort, as in their example, effort would be
    linear in the stake; here benefit has falling returns (a logarithm), which gives the root. Inner optima
    only; the clip to .4..1 is held below.
    """
    world = World(elas=elas, e_ref=0.6)
    stake = 1 + ((1 + elas) ** 2 - 1) * (proxy + motivation - 0.6)
    best = minimize_scalar(
        lambda e: -(stake * np.log(e) - (e / 0.6) ** 2 / 2), bounds=(0.4, 1), method="bounded"
    ).x
    assert effort(world, Dials(proxy=proxy), np.array([motivation]))[0] == pytest.approx(best, abs=1e-4)


def test_a_full_stake_raises_effort_by_the_elasticity():
    """To the last place, at average motivation: this is what `elas` says of itself."""
    rest, staked = (effort(World(), Dials(proxy=p), np.array([0.6]))[0] for p in (0.0, 1.0))
    assert rest == pytest.approx(World().e_ref)
    assert staked / rest == pytest.approx(1 + World().elas)


@given(st.floats(0, 2), st.floats(0, 1), st.floats(0, 2), st.floats(0, 1))
def test_effort_stays_between_four_tenths_and_one(proxy, motivation, elas, e_ref):
    found = effort(World(elas=elas, e_ref=e_ref), Dials(proxy=proxy), np.array([motivation]))[0]
    assert 0.4 <= found <= 1


def test_derived_rules_are_those_of_the_page():
    state = burnt_in()
    dials = Dials(
        proxy=0.8, follow=0.25, learn=0.05, feedback=0.5, coloc=1.0, perm=0.4, control=0.6, open_door=0.2
    )
    rules, world = derive(state, dials)[0], state.world
    assert rules["alpha"] == pytest.approx(0.5 + 0.5 * 0.5)
    assert rules["luck"] == pytest.approx(0.5)
    assert rules["width"] == pytest.approx(0.13)
    assert rules["sigma"] == pytest.approx(world.sigma * 0.4)
    assert rules["link"] == pytest.approx(0.06)
    assert rules["link_use"] == pytest.approx(0.06 / 0.11)
    assert rules["door"] == 0.2
    assert rules["move_line"] == round(world.move * 2**32)
    assert rules["pw"] == pytest.approx(0.8 * np.array([0.75, 0, 0.25, 0, 0]) / state.pref)


@pytest.mark.parametrize(
    ("level", "feedback", "up"), [(0, 0, 1), (1, 0, 0.3), (2, 0, 0.09), (2, 0.5, 0.545), (2, 1, 1)]
)
def test_what_is_seen_on_the_ground_travels_up_only_if_it_is_recorded(level, feedback, up):
    state = burnt_in()
    derive(state, Dials(level=level, feedback=feedback))
    assert state.teams["vw"] == pytest.approx(up * state.teams["motivation"] / state.world.vref)


def test_named_numbers_become_one_record():
    record = as_record(Dials(pool=0.5))[0]
    assert record.dtype.names == Dials._fields
    assert record["pool"] == 0.5
