"""A week changes only what its order says it writes."""

import numpy as np
import pytest
from tests.lab.places import (
    ALL_ON,
    BLOCK,
    QUIET,
    bare,
    burnt_in,
    lived,
    mark,
    of,
    one_week,
    open_case,
    set_need,
)
from tests.small import layout

from commonweal.lab import begin
from commonweal.lab.world import World

NEVER_PEOPLE = ("key", "shock_line", "own_assets", "susceptible", "shock_split")
NEVER_TEAMS = ("key", "caseload", "motivation", "provider")
CYCLE_END = ("practice", "fte", "price", "looks", "sight", "paid_history")


def test_fixed_columns_never_change():
    state = burnt_in()
    people = {name: of(state, name).copy() for name in NEVER_PEOPLE}
    teams = {name: state.teams[name].copy() for name in NEVER_TEAMS}
    lived(state, ALL_ON, 260)
    assert all(np.array_equal(of(state, name), column) for name, column in people.items())
    assert all(np.array_equal(state.teams[name], column) for name, column in teams.items())


def test_practice_staff_and_running_means_change_at_the_end_of_a_cycle_only():
    state = burnt_in()
    for week in range(1, 27):
        before = state.teams.copy()
        lived(state, ALL_ON, 1)
        changed = {name for name in CYCLE_END if not np.array_equal(before[name], state.teams[name])}
        assert changed == (set(CYCLE_END) if week % 13 == 0 else set())


def test_in_a_place_at_rest_nothing_stirs():
    """No need, no shock, no move, no trust between teams: a week writes derived figures and counts only."""
    state = bare(QUIET._replace(kT=0.0, kg=0.0))
    state.teams["skill"] = state.world.gen_skill
    people, cases, teams = state.people.copy(), state.cases.copy(), state.teams.copy()
    table = lived(state, BLOCK, 5).week_table()
    assert all(np.array_equal(state.people[name], people[name]) for name in people.dtype.names)
    assert all(np.array_equal(state.cases[name], cases[name]) for name in cases.dtype.names)
    changed = {name for name in teams.dtype.names if not np.array_equal(state.teams[name], teams[name])}
    assert changed <= {"hours", "effort", "vw"}
    assert not table[:, :, :5].any()


def test_an_area_does_not_feel_what_happens_in_another():
    calm, struck = begin(layout(2), World(), 1), begin(layout(2), World(), 1)
    set_need(struck, slice(0, 200), 0.9)
    for state in (calm, struck):
        lived(state, BLOCK, 12)
    for name in calm.people.dtype.names:
        assert np.array_equal(calm.people[name][200:], struck.people[name][200:]), name
    assert np.array_equal(calm.teams[6:], struck.teams[6:])
    assert not np.array_equal(calm.people["need"][:200], struck.people["need"][:200])


def test_help_of_one_week_acts_in_the_next_and_is_then_used_up():
    helped, alone = (bare(QUIET._replace(hmax=h, drop=0.0)) for h in (0.12, 0.0))
    for state in (helped, alone):
        set_need(state, 0, 0.6)
        open_case(state, 0, 2)
        lived(state, BLOCK, 1)
    assert np.array_equal(helped.people["need"], alone.people["need"])
    assert of(helped, "help")[0].all()
    for state in (helped, alone):
        state.cases["status"] = 0
        mark(state)
        lived(state, BLOCK, 1)
    assert (helped.people["need"][0] < alone.people["need"][0]).all()
    assert not of(helped, "help").any()


@pytest.mark.parametrize("part", ["needs", "assets", "trust"])
def test_with_the_rest_switched_off_a_part_writes_only_its_own(part):
    quiet = {"lam": 0.0, "move": 0.0, "seek": 0.0, "a_shock": 0.0, "kah": 0.0}
    off = {"needs": {"ka": 0.0, "ktr": 0.0}, "assets": {"ktr": 0.0, "c": 0.0, "r0": 0.0, "r1": 0.0}}
    off["trust"] = {"ka": 0.0, "c": 0.0, "r0": 0.0, "r1": 0.0}
    state = bare(World(**quiet, **off[part]), growth=0.12 if part == "needs" else 0.0)
    set_need(state, slice(0, 100), 0.5)
    state.people["assets"] //= 2
    before = state.people.copy()
    one_week(state, BLOCK)
    changed = {name for name in before.dtype.names if not np.array_equal(before[name], state.people[name])}
    assert changed == {{"needs": "need"}.get(part, part)}
