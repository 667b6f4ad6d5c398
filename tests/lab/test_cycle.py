"""The end of a cycle: measures, running means, learning, imitation, the unit of learning."""

import numpy as np
import pytest

from commonweal.lab import Dials, State
from commonweal.lab.cycle import end_cycle, measures, set_level, units
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import CREDIT, LEVEL
from commonweal.lab.luck import uniforms

from .places import burnt_in

LEARN = 7


def at_cycle_end(areas: int = 4, week: int = 260, **world: float) -> State:
    state = burnt_in(areas, 100)
    state.world = state.world._replace(**world)
    state.week = week
    state.tally[:] = 0
    state.teams["credit"] = 0
    state.teams["practice"] = np.linspace(0.3, 0.7, areas * 48).reshape(-1, 8)
    return state


def plant(state: State, step: float, rows: slice = slice(None)) -> None:
    """Credit such that a team's practice should move by `step` with eta_L = 1."""
    state.teams["credit"][rows] = np.round(step * 13 * state.teams["fte"][rows] * CREDIT)[:, None]


def test_measures_are_counts_per_whole_time_week():
    state = at_cycle_end()
    state.teams["fte"] = 2.0
    state.tally[:, [c.T_NARROW_NOW, c.T_NARROW_LATER, c.T_IN_TIME]] = [26, 52, 13]
    state.tally[:, [c.T_BROAD_NOW, c.T_BROAD_LATER]] = [LEVEL * 13, -LEVEL * 26]
    assert measures(state) == pytest.approx(np.tile([1, 0.5, 2, -1, 0.5], (24, 1)))


@pytest.mark.parametrize("learn", [0.0, 0.02, 0.2])
def test_practice_moves_by_its_credit(learn):
    state = at_cycle_end(imit=0.0)
    plant(state, 0.05)
    before = state.teams["practice"].copy()
    end_cycle(state, Dials(learn=learn), adapt=True)
    eta = state.world.eta * (0.5 + learn / (learn + 0.05))
    assert state.teams["practice"] - before == pytest.approx(eta * 0.05, abs=1e-9)
    assert not state.teams["credit"].any()


@pytest.mark.parametrize("sign", [-1, 1])
def test_no_step_is_larger_than_fifteen_hundredths(sign):
    state = at_cycle_end(imit=0.0)
    plant(state, sign * 100.0)
    before = state.teams["practice"].copy()
    end_cycle(state, Dials(), adapt=True)
    assert state.teams["practice"] - before == pytest.approx(sign * 0.15)


def test_practice_stays_within_its_bounds():
    state = at_cycle_end(imit=0.0)
    state.teams["practice"] = 0.95
    plant(state, 100.0)
    end_cycle(state, Dials(), adapt=True)
    assert (state.teams["practice"] == 1).all()


def test_frozen_practice_forgets_its_credit():
    state = at_cycle_end()
    plant(state, 0.05)
    before = state.teams["practice"].copy()
    end_cycle(state, Dials(), adapt=False)
    assert np.array_equal(state.teams["practice"], before)
    assert not state.teams["credit"].any()


@pytest.mark.parametrize(("level", "every"), [(0, 1), (1, 2), (2, 4)])
def test_larger_units_decide_less_often_and_remember_until_then(level, every):
    for cycle in range(20, 28):
        state = at_cycle_end(week=cycle * 13, imit=0.0)
        set_level(state, level)
        plant(state, 0.01)
        before = state.teams["practice"].copy()
        end_cycle(state, Dials(level=level), adapt=True)
        decides = cycle % every == 0
        assert (not np.array_equal(state.teams["practice"], before)) == decides
        assert bool(state.teams["credit"].any()) != decides


def test_units_are_teams_a_providers_teams_of_a_domain_or_all():
    state = burnt_in(4, 100)
    assert units(state, 0).tolist() == list(range(24))
    provided = units(state, 1)
    assert [provided[m] == provided[n] for m, n in ((0, 6), (0, 12), (0, 1), (12, 18))] == [
        True, False, False, True,
    ]  # fmt: skip
    assert set(units(state, 2)) == {0}


@pytest.mark.parametrize("level", [1, 2])
def test_practice_becomes_common_when_learning_moves_up(level):
    state = at_cycle_end()
    before = state.teams["practice"].copy()
    set_level(state, level)
    for unit in np.unique(units(state, level)):
        rows = units(state, level) == unit
        assert state.teams["practice"][rows] == pytest.approx(
            np.tile(before[rows].mean(axis=0), (rows.sum(), 1))
        )
    assert state.level == level


def test_a_team_steps_towards_the_best_looking_of_three_peers():
    state = at_cycle_end(eta=0.0, imit=0.2)
    state.looks_known = True
    state.teams["looks"] = np.arange(24.0)
    state.teams["sight"] = 0
    before, looks = state.teams["practice"].copy(), state.teams["looks"] * 0.7
    end_cycle(state, Dials(control=0.5, learn=0.0), adapt=True)
    lots = uniforms(state.seed, LEARN, state.week, np.arange(24), 3)
    for m in range(24):
        peers = [p for p in range(m % 6, 24, 6) if p != m]
        asked = [peers[int(u * len(peers))] for u in lots[m]]
        best = max(asked, key=lambda p: looks[p])
        step = 0.2 * 0.5 * (before[best] - before[m]) if looks[best] > looks[m] else 0 * before[m]
        assert state.teams["practice"][m] == pytest.approx(before[m] + step, abs=1e-12)


def test_the_price_of_an_hour_follows_what_hours_paid():
    state = at_cycle_end()
    state.teams["price"] = 0.1
    state.teams["hours"] = 500.0
    state.tally[:, c.T_PAY] = 100 * CREDIT
    end_cycle(state, Dials(), adapt=False)
    assert state.teams["price"] == pytest.approx(0.7 * 0.1 + 0.3 * 0.2)
    assert not state.teams["hours"].any()
    assert not state.tally.any()


def test_an_hour_never_has_a_price_below_nothing():
    state = at_cycle_end()
    state.teams["price"] = 0.0
    state.teams["hours"] = 500.0
    state.tally[:, c.T_PAY] = -100 * CREDIT
    end_cycle(state, Dials(), adapt=False)
    assert not state.teams["price"].any()


def test_paid_history_holds_the_last_four_cycles_newest_last():
    state = at_cycle_end()
    state.teams["paid_history"] = [1.0, 2.0, 3.0, 4.0]
    measured = end_cycle(state, Dials(wait_w=1), adapt=False)
    assert state.teams["paid_history"][:, :3].tolist() == [[2.0, 3.0, 4.0]] * 24
    assert state.teams["paid_history"][:, 3] == pytest.approx(measured[:, 4] / state.pref[4])
