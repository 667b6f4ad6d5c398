"""The laws hold exactly in every regime, and each finds the fault that it is there to find."""

from dataclasses import replace

import numpy as np
import pytest

from commonweal.lab import History, State, run_weeks
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL
from commonweal.lab.laws import LAWS, Laws
from commonweal.lab.run import Cycle

from .places import ALL_ON, BLOCK
from .records import REGIMES, start_state


class Watched(History):
    """A history that checks the laws, perhaps after something was tampered with."""

    def __init__(self, state: State, tamper=None):
        super().__init__()
        self.state, self.laws, self.tamper = state, Laws.at(state), tamper

    def see_weeks(self, week, table):
        super().see_weeks(week, table)
        self.laws.check_weeks(self.state, table)

    def see_cycle(self, state, cycle):
        if self.tamper is not None:
            cycle = self.tamper(state, cycle) or cycle
        super().see_cycle(state, cycle)
        self.laws.check_cycle(state, cycle)


@pytest.fixture(scope="module")
def branch():
    return start_state()


def watched(state: State, dials=ALL_ON, weeks: int = 26, tamper=None) -> dict[str, float]:
    history = Watched(state, tamper)
    run_weeks(state, lambda week: dials, weeks, history)
    return history.laws.worst


def assert_held(worst: dict[str, float]) -> None:
    assert set(worst) == set(LAWS)
    exact = {law: worst[law] for law in ("people", "doors", "open", "waiting", "bounds")}
    assert exact == dict.fromkeys(exact, 0.0)
    assert worst["hours"] < 1e-3
    assert worst["staff"] < 1e-9
    assert worst["money"] < 1e-4


@pytest.mark.parametrize("name", REGIMES)
def test_the_laws_hold(branch, name):
    assert_held(watched(branch.copy(), REGIMES[name], 104))


@pytest.mark.parametrize("weeks", [1, 6, 12])
def test_the_laws_hold_from_the_middle_of_a_cycle(branch, weeks):
    state = branch.copy()
    run_weeks(state, lambda week: ALL_ON, weeks)
    assert_held(watched(state, ALL_ON, 26 - weeks))


def test_the_laws_hold_when_there_is_next_to_no_time(branch):
    """Overheads beyond what is paid are counted as short."""
    state = branch.copy()
    state.teams["fte"] *= 0.05
    assert_held(watched(state, BLOCK._replace(rec=1.0), 52))


def more(column: int, by: int = 1):
    """Count more of something than happened."""

    def tamper(state: State, cycle: Cycle) -> Cycle:
        tally = cycle.tally.copy()
        tally[3, column] += by
        return replace(cycle, tally=tally)

    return tamper


STANDING = {
    c.T_STARTED: {"open", "waiting"},
    c.T_COMPLETED: {"open"},
    c.T_TIMED: {"open"},
    c.T_FELL: {"open"},
    c.T_LOST: {"open"},
    c.T_MOVED_OPEN: {"open"},
    c.T_HANDED: {"open"},
    c.T_HAND_FAILED: {"open"},
    c.T_ABANDONED: {"waiting"},
    c.T_MOVED_WAITING: {"waiting"},
    c.T_HAND_ARRIVED: {"waiting"},
    c.T_ACCEPTED: {"waiting", "doors"},
    c.T_REFUSED: {"doors"},
    c.T_PRESENTED: {"doors"},
}


def broken(worst: dict[str, float]) -> set[str]:
    return {law for law, residual in worst.items() if residual > 1e-3}


@pytest.mark.parametrize("column", STANDING)
def test_one_more_than_happened_is_found(branch, column):
    worst = watched(branch.copy(), tamper=more(column))
    assert broken(worst) == STANDING[column]
    assert {worst[law] for law in STANDING[column]} == {1.0}


@pytest.mark.parametrize(
    "column",
    [c.T_FREE, c.T_SHARED, c.T_RECORDS, c.T_DOORS, c.T_AFTER, c.T_DIRECT, c.T_UNSPENT, c.T_SHORT],
)
def test_an_hour_from_nowhere_is_found(branch, column):
    worst = watched(branch.copy(), tamper=more(column, HOUR))
    assert broken(worst) == {"hours"}
    assert worst["hours"] == pytest.approx(1.0, abs=1e-3)


def spoil(table: str, name: str, value):
    def tamper(state: State, cycle: Cycle) -> None:
        getattr(state, table)[name][2] = value

    return tamper


@pytest.mark.parametrize(
    ("table", "name", "value"),
    [("people", "need", LEVEL + 1), ("people", "trust", -1), ("people", "assets", LEVEL + 1),
     ("teams", "practice", 1.01), ("teams", "ties", -0.01), ("teams", "skill", np.nan), ("teams", "practice", np.nan)],
)  # fmt: skip
def test_a_value_out_of_bounds_is_found(branch, table, name, value):
    state = branch.copy()
    worst = watched(state, weeks=13, tamper=spoil(table, name, value))
    assert broken(worst) == {"bounds"}
    assert worst["bounds"] == getattr(state, table)[name][2].size


def test_staff_from_nowhere_is_found_and_told_in_pounds_too(branch):
    def hire(state: State, cycle: Cycle) -> None:
        state.teams["fte"][0] += 1.0

    worst = watched(branch.copy(), weeks=13, tamper=hire)
    assert broken(worst) == {"staff", "money"}
    assert worst["money"] == pytest.approx(45_000)


def test_staff_that_is_no_number_is_found(branch):
    worst = watched(branch.copy(), weeks=13, tamper=spoil("teams", "fte", np.nan))
    assert broken(worst) == {"staff", "money", "bounds"}
    assert worst["staff"] == np.inf


def test_a_person_who_was_not_lived_is_found(branch):
    state = branch.copy()
    history = Watched(state)
    run_weeks(state, lambda week: BLOCK, 1, history)
    table = history.weeks[0].copy()
    table[0, 1, c.W_PEOPLE] -= 1
    history.laws.check_weeks(state, table)
    assert broken(history.laws.worst) == {"people"}


def test_a_case_opened_behind_the_loops_back_is_found(branch):
    def open_one(state: State, cycle: Cycle) -> None:
        empty = np.argwhere(state.cases["status"] == 0)[0]
        state.cases["status"][tuple(empty)] = 2

    assert broken(watched(branch.copy(), weeks=13, tamper=open_one)) == {"open"}


def test_the_worst_is_kept(branch):
    """A fault that is made good later was a fault."""
    seen = []

    def once(state: State, cycle: Cycle) -> Cycle | None:
        seen.append(cycle.week)
        return more(c.T_REFUSED, 5)(state, cycle) if len(seen) == 1 else None

    assert watched(branch.copy(), weeks=52, tamper=once)["doors"] == 5.0


def test_every_law_says_what_it_holds():
    assert all(len(meaning.split()) > 3 for meaning in LAWS.values())
