"""A tiny history made by hand, and the outcomes worked out from it by hand."""

import numpy as np
from tests.small import layout

from commonweal.lab import Cycle, Dials, History, State, World, begin
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL

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
