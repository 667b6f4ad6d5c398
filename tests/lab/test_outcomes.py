"""Every outcome of a tiny history made by hand equals the figure worked out by hand."""

import numpy as np
import pytest
from tests.small import layout

from commonweal.lab import DIALS, Cycle, Dials, History, State, World, begin, live, read_regime
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL
from commonweal.lab.outcomes import GROUPS, OUTCOMES, by_year, window, work_out

from .places import burnt_in

# Two areas of 100 people, 12 teams, one year of four cycles. What every team counts in every cycle:
COUNTED = {
    c.T_PRESENTED: 20, c.T_REFUSED: 5, c.T_ACCEPTED: 15, c.T_ABANDONED: 3, c.T_STARTED: 10, c.T_WAITED: 45,
    c.T_IN_TIME: 8, c.T_COMPLETED: 6, c.T_TIMED: 2, c.T_FELL: 2, c.T_RETURNED: 1, c.T_HANDED: 4,
    c.T_HAND_FAILED: 1, c.T_PREMATURE: 2, c.T_OPEN: 130, c.T_LEFT: 5, c.T_HARD_OPEN: 30,
    c.T_DIRECT: 240 * HOUR, c.T_HARD_DIRECT: 90 * HOUR, c.T_Z_PRESENTED: 8 * LEVEL,
    c.T_Z_ACCEPTED: 3 * LEVEL, c.T_MEASURED_LATER: 5, c.T_BROAD_LATER: 2 * LEVEL, c.T_JUST_UNDER: 3,
    c.T_JUST_OVER: 2,
}  # fmt: skip
# What is counted every week in the first area and in the second:
LIVED = {
    c.W_BURDEN: (60 * LEVEL, 20 * LEVEL), c.W_NEED1: (30, 10), c.W_NEED2: (12, 4), c.W_NEED3: (5, 1),
    c.W_EXTRA: (20, 4), c.W_TRUST: (50 * LEVEL, 70 * LEVEL), c.W_ASSETS: (40 * LEVEL, 60 * LEVEL),
    c.W_UNTREATED: (15, 5), c.W_PEOPLE: (100, 100),
}  # fmt: skip
BY_HAND = {
    "burden": 80 / 200,
    "one_need": 40 / 200,
    "two_needs": 16 / 200,
    "three_needs": 6 / 200,
    "untreated": 20 / 40,
    "wait": 4.5,
    "refused": 5 / 20,
    "refusals": 5 * 12 * 4 / 200 * 1000,
    "handoffs": 4 * 12 * 4 / 200 * 1000,
    "handoffs_failed": 1 / 4,
    "returns": 1 / 8,
    "drop_outs": 2 / 10,
    "abandoned": 3 / 15,
    "trust": 0.6,
    "assets": 0.5,
    "gain_kept": 2 / 5,
    "starts_in_time": 0.8,
    "success_at_closure": 2.0,
    "paid_measure": 2.0,
    "service_hours": 12 * 2 * 37 * 52 / 200,
    "service_pounds": 12 * 2 * 45_000 / 200,
    "crisis_cost": 20 * 0.4 + 150 * 24 / 200,
    "load": 130 / (13 * 2),
    "direct_time": 240 / (13 * 2 * 37),
    "turnover": 5 * 52 / 130,
    "ties": 0.25,
    "shared_skill": 0.5,
    "effort": 0.7,
    "area_gap": 0.4,
    "area_ratio": 3.0,
    "creaming": 8 / 20 - 3 / 15,
    "hard_pull": (90 / 30) / (150 / 100),
    "early_closure": 2 / 8,
    "heaping": 1.5,
    "measure_spread": 0.0,
    "practice_max_weeks": np.sqrt(6 * 104),
    "practice_tilt": 0.0,
    "practice_queue_peak": 20.0,
}


def made_by_hand(years: int = 1) -> tuple[History, State]:
    state = begin(layout(2, 100), World(), 1)
    state.pref[:] = 0.5
    teams = state.teams.copy()
    teams["fte"], teams["ties"], teams["effort"] = 2.0, 0.25, 0.7
    tally = np.zeros((12, c.TEAM_COLUMNS), np.int64)
    for column, value in COUNTED.items():
        tally[:, column] = value
    weeks = np.zeros((13, 2, c.WEEK_COLUMNS), np.int64)
    for column, areas in LIVED.items():
        weeks[:, :, column] = areas
    history = History()
    for cycle in range(4 * years):
        history.weeks.append(weeks.copy())
        history.cycles.append(
            Cycle(13 * cycle + 13, Dials(), tally.copy(), teams, np.ones((12, 5)), np.full((12, 8), 0.5))
        )
    return history, state


@pytest.mark.parametrize("name", BY_HAND)
def test_an_outcome_is_the_figure_worked_out_by_hand(name):
    history, state = made_by_hand()
    assert work_out(window(history, state, 0, 1))[name] == pytest.approx(BY_HAND[name], rel=1e-12)


def test_a_window_looks_at_its_own_years_only():
    history, state = made_by_hand(3)
    for week in range(4):
        history.weeks[week][:, :, c.W_BURDEN] = 0
        history.cycles[week].tally[:, c.T_WAITED] = 0
    first, rest = window(history, state, 0, 1), window(history, state, 1, 3)
    assert (work_out(first)["burden"], work_out(first)["wait"]) == (0, 0)
    assert (work_out(rest)["burden"], work_out(rest)["wait"]) == pytest.approx((0.4, 4.5))
    assert work_out(rest)["refusals"] == pytest.approx(BY_HAND["refusals"])
    assert by_year(history, state)["burden"] == pytest.approx([0, 0.4, 0.4])


def test_where_nothing_was_counted_a_share_is_not_a_number():
    history, state = made_by_hand()
    for cycle in history.cycles:
        cycle.tally[:] = 0
    found = work_out(window(history, state, 0, 1))
    for name in ("wait", "refused", "returns", "creaming", "hard_pull", "gain_kept", "turnover"):
        assert np.isnan(found[name]), name
    assert found["refusals"] == 0


def test_the_contract_weighs_its_own_measure():
    history, state = made_by_hand()
    for cycle in history.cycles:
        cycle.measures[:, 4] = 0.1
        cycle.dials = Dials(wait_w=0.5)
    assert work_out(window(history, state, 0, 1))["paid_measure"] == pytest.approx((2.0 + 0.2) / 2)


def test_measure_and_truth_go_together_or_apart():
    for sign in (1, -1):
        history, state = made_by_hand()
        for cycle in history.cycles:
            cycle.measures[:, 0] = np.arange(12)
            cycle.measures[:, 3] = 5 + sign * np.arange(12)
        assert work_out(window(history, state, 0, 1))["measure_to_truth"] == pytest.approx(sign)


@pytest.mark.parametrize(("first", "last"), [(0, 2), (-1, 1), (1, 1), (1, 0), (0.5, 1.5)])
def test_a_window_the_run_does_not_reach_is_refused(first, last):
    history, state = made_by_hand()
    with pytest.raises(ValueError, match="the run holds 1 years"):
        window(history, state, first, last)


@pytest.mark.parametrize(("first", "last"), [(0, 0.1), (0.1, 0.2), (0.1, 1)])
def test_a_window_that_cuts_a_cycle_is_refused(first, last):
    history, state = made_by_hand()
    with pytest.raises(ValueError, match=r"cycle|quarter"):
        window(history, state, first, last)


def test_every_outcome_is_declared_in_full_and_worked_out_by_hand_somewhere():
    for name, outcome in OUTCOMES.items():
        assert name == outcome.name
        assert outcome.group in GROUPS
        assert outcome.better in ("up", "down", None)
        assert outcome.unit
        assert len(outcome.meaning.split()) > 1
    assert not set(OUTCOMES) & set(DIALS)
    plain = {"success_later", "change_at_closure", "change_later", "measure_to_truth"}
    assert set(OUTCOMES) - set(BY_HAND) - plain <= {name for name in OUTCOMES if name.startswith("practice_")}


def test_outcomes_of_a_real_run_are_numbers():
    state = burnt_in(4, 300)
    found = by_year(live(state, read_regime("targets"), 2), state)
    assert all(len(values) == 2 and np.isfinite(values).all() for values in found.values())
