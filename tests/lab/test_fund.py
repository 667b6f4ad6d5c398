"""The pool, payment by results and tenders: hours move, none is made or lost."""

import numpy as np
import pytest

from commonweal.lab import Dials, State
from commonweal.lab.fund import pay_by_results, pool, tender
from commonweal.lab.kernels import tallies as c

from .places import ALL_ON, burnt_in, lived


def place(areas: int = 4) -> State:
    state = burnt_in(areas, 100)
    state.week = 416
    state.tally[:] = 0
    return state


def test_hours_follow_load_inside_an_area():
    state = place()
    state.teams["fte"] = 1.0
    state.tally[0, c.T_OPEN] = 994  # with 1 for each of six teams: load shares .995 and five times .001
    pool(state, Dials(pool=0.5))
    wanted = 6 * (0.5 / 6 + 0.5 * 0.995), 6 * (0.5 / 6 + 0.5 * 0.001)
    assert state.teams["fte"][0] == pytest.approx(1 + 0.15 * 0.5 * (wanted[0] - 1))
    assert state.teams["fte"][1:6] == pytest.approx(1 + 0.15 * 0.5 * (wanted[1] - 1))
    assert state.teams["fte"][6:] == pytest.approx(1)


def test_hours_follow_the_measure_inside_a_domain():
    state = place()
    state.teams["fte"] = 2.0
    state.teams["paid_history"] = 1.0
    state.teams["paid_history"][0] = 2.0
    pay_by_results(state, Dials(pbr=0.5))
    assert state.teams["fte"][::6] == pytest.approx(8 * np.array([0.325, 0.225, 0.225, 0.225]))
    assert state.teams["fte"][1::6] == pytest.approx(2)


def test_no_team_is_paid_out_of_existence_or_beyond_measure():
    """The shares are cut to .4..2.5 times the even one and then rescaled once."""
    state = place(8)
    state.teams["fte"] = 1.0
    state.teams["paid_history"] = 0.0
    state.teams["paid_history"][0] = 1000.0
    pay_by_results(state, Dials(pbr=1.0))
    share = np.array([2.5, *[0.4] * 7]) / 8
    assert state.teams["fte"][::6] == pytest.approx(8 * share / share.sum())


def held(state: State) -> None:
    """A tender that is surely held, lost by the provider of the last areas."""
    state.teams["paid_history"] = 1.0
    state.teams["paid_history"][12:] = 0.5
    tender(state, Dials(comp=1.0))


def test_the_losers_teams_take_over_the_winners_practice_nearly():
    state = place()
    before = state.teams.copy()
    held(state)
    won = before["practice"][[0, 6]].mean(axis=0)
    assert np.abs(state.teams["practice"][[12, 18]] - won).max() <= 0.015 + 1e-12
    assert np.array_equal(state.teams["practice"][12], state.teams["practice"][18])
    assert np.array_equal(state.teams["practice"][:12], before["practice"][:12])


def test_the_losers_lose_trust_and_skill_beyond_their_domain():
    state = place()
    before = state.teams.copy()
    held(state)
    assert state.teams["ties"][12:] == pytest.approx(before["ties"][12:] * 0.4)
    own = np.arange(24) % 6
    half = 0.5 * before["skill"] + 0.5 * state.world.gen_skill
    half[np.arange(24), own] = before["skill"][np.arange(24), own]
    assert state.teams["skill"][12:] == pytest.approx(half[12:])
    assert np.array_equal(state.teams["skill"][:12], before["skill"][:12])
    assert np.array_equal(state.teams["fte"], before["fte"])


@pytest.mark.parametrize("why", ["a commissioner who learns", "one provider", "no competition"])
def test_there_is_no_tender(why):
    state = place()
    state.teams["paid_history"][:, :] = np.arange(24)[:, None]
    dials = Dials(comp=1.0, level=2.0) if why == "a commissioner who learns" else Dials(comp=1.0)
    if why == "one provider":
        state.teams["provider"] = 0
    if why == "no competition":
        dials = Dials()
    before = state.teams.copy()
    tender(state, dials)
    assert np.array_equal(state.teams, before)


def test_tenders_come_as_often_as_competition_says():
    """Every 13 floor(20 - 12 comp) weeks: at .9 every nine cycles; only then do ties fall to four tenths."""
    state = burnt_in(4, 100)
    cut = []
    for _ in range(27):
        before = state.teams["ties"].copy()
        lived(state, ALL_ON, 13)
        if (state.teams["ties"] < 0.5 * before).any():
            cut.append(state.week // 13)
    assert set(cut) <= {18, 27, 36}
    assert cut


def test_payment_comes_once_a_year():
    state = burnt_in(4, 100)
    dials = Dials(pbr=1.0)
    for week in range(13, 105, 13):
        before = state.teams["fte"].copy()
        lived(state, dials, 13)
        assert np.array_equal(state.teams["fte"], before) == (week % 52 != 0)


def test_whole_time_workers_are_conserved_by_all_three_together():
    """Ten years with every dial on, to 1e-9 of the total."""
    state = burnt_in(4, 100)
    total = state.teams["fte"].sum()
    lived(state, ALL_ON, 520)
    assert state.teams["fte"].sum() == pytest.approx(total, rel=1e-9)
    assert state.teams["fte"].min() > 0
