"""No choice of threads, pieces, order or company changes a bit of what happens."""

from dataclasses import replace

import numpy as np
import pytest
from tests.small import layout

from commonweal.lab import World, begin, burn_in, live, read_regime, run_weeks, runner
from commonweal.lab.luck import words

from .entities import by_key, reorder_areas, reorder_people
from .places import ALL_ON, BLOCK, burnt_in, equal, lived, of, same

UNEVEN = np.array([30, 310, 50, 151, 90])
BUSY = World(arrive=0.9, tau0=0.03, het=0.3, move=0.01, renege=0.02)
WEEKS = 130  # ten cycles, a payment by results and a tender


def uneven(world: World = BUSY):
    state = begin(replace(layout(5, 200), population=UNEVEN), world, seed=3)
    burn_in(state, read_regime("block"))
    return state


@pytest.fixture(scope="module")
def start():
    return uneven()


@pytest.fixture(scope="module")
def end(start):
    state = start.copy()
    run_weeks(state, lambda week: ALL_ON, WEEKS)
    return state


def test_two_runs_are_the_same_to_the_bit(end):
    again = uneven()
    run_weeks(again, lambda week: ALL_ON, WEEKS)
    assert same(again, end) == []


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_threads_and_areas_in_parts_change_nothing(start, end, threads):
    state = start.copy()
    with runner(threads) as run:
        run_weeks(state, lambda week: ALL_ON, WEEKS, run=run)
    assert same(state, end) == []


def test_threads_count_the_same_weeks(start):
    tables = []
    for threads in (1, 2):
        with runner(threads) as run:
            tables.append(live(start.copy(), read_regime("targets"), 1, run=run).week_table())
    assert np.array_equal(*tables)


@pytest.mark.parametrize("piece", [1, 5, 13, 40])
def test_weeks_in_pieces_change_nothing(start, end, piece):
    state = start.copy()
    for first in range(0, WEEKS, piece):
        run_weeks(state, lambda week: ALL_ON, min(piece, WEEKS - first))
    assert same(state, end) == []


@pytest.mark.parametrize("piece", [1, 7, 40])
def test_a_path_in_pieces_is_asked_for_the_same_dials(start, piece):
    """Dials hold for a cycle, wherever a call begins or ends."""
    path = read_regime("plymouth-path")
    whole, parts = start.copy(), start.copy()
    live(whole, path, 2)
    asked = []

    def dials_at(week):
        asked.append(week)
        return path.dials_at((week - 208) / 52)

    for first in range(0, 104, piece):
        run_weeks(parts, dials_at, min(piece, 104 - first))
    assert same(parts, whole) == []
    assert all(week % 13 == 0 for week in asked)


def test_a_copy_goes_its_own_way(start):
    kept, branch = start.copy(), start.copy()
    run_weeks(branch, lambda week: ALL_ON, 26)
    assert same(kept, start) == []
    assert set(same(branch, start)) >= {"people", "cases", "teams", "week, level or looks_known"}


def test_what_one_branch_lives_changes_nothing_in_another(start):
    alone = start.copy()
    live(alone, read_regime("targets"), 2)
    first, second = start.copy(), start.copy()
    live(first, read_regime("alliance"), 2)
    live(second, read_regime("targets"), 2)
    assert same(second, alone) == []
    assert "people" in same(first, second)


@pytest.mark.parametrize("regime", ["block", "targets", "alliance", "plymouth-path", ALL_ON])
def test_every_regime_meets_the_same_shocks_and_the_same_moves(regime):
    """With assets that only shocks and moves change, what people met is read off the state, week by week."""
    state = burnt_in(world=World(ka=0.0, kah=0.0, a_shock=0.5, move=0.004))  # one unit halved is one
    dials = ALL_ON if regime == ALL_ON else read_regime(regime).dials_at(0.5)
    for _ in range(60):
        week, before, moved = state.week, state.people.copy(), of(state, "newcomers").copy()
        run_weeks(state, lambda week: dials, 1)
        drawn = words(state.seed, 0, week, before["key"], 1)[:, 0]
        moves = (drawn & np.uint64(0xFFFFFFFF)) < np.uint64(0.004 * 2**32 + 0.5)
        shocks = (drawn >> np.uint64(32)) < before["shock_line"]
        expected = np.where(moves, before["own_assets"], before["assets"])
        assert np.array_equal(of(state, "newcomers") - moved, moves)
        assert np.array_equal(state.people["assets"] != expected, shocks & (expected > 1))


@pytest.mark.parametrize("dials", [BLOCK, ALL_ON])
@pytest.mark.parametrize("what", ["people of a neighbourhood", "neighbourhoods of an area"])
def test_the_order_of_rows_changes_nothing(what, dials):
    state = burnt_in(2, 200, BUSY)
    draw = np.random.default_rng(1)
    if what == "people of a neighbourhood":
        order = np.concatenate([50 * hood + draw.permutation(50) for hood in range(8)])
    else:
        hoods = np.concatenate([draw.permutation(4), 4 + draw.permutation(4)])
        order = (50 * hoods[:, None] + np.arange(50)).ravel()
    other = state.copy()
    reorder_people(other, order)
    lived(state, dials, WEEKS)
    lived(other, dials, WEEKS)
    assert_same_lives(state, other)


@pytest.mark.parametrize("dials", [BLOCK, ALL_ON._replace(comp=0.0, pbr=0.0)])
def test_the_order_of_areas_changes_nothing(dials):
    """But for what is by its rule told in the order of teams.

    Peers to look at are chosen by their place in the order of teams, so imitation is switched off; tenders
    and payment by results add reals over areas, whose last place depends on order.
    """
    state = burnt_in(4, 100, BUSY._replace(imit=0.0))
    other = state.copy()
    reorder_areas(other, np.array([2, 0, 3, 1]))
    lived(state, dials, WEEKS)
    lived(other, dials, WEEKS)
    looks = np.sort(state.teams["looks"]), np.sort(other.teams["looks"])
    assert looks[0] == pytest.approx(looks[1], rel=1e-12)  # a mean over all teams: its last place may differ
    state.teams["looks"] = other.teams["looks"] = 0
    assert_same_lives(state, other)


def assert_same_lives(state, other):
    mine, theirs = by_key(state), by_key(other)
    for name, table in mine.items():
        assert equal(table, theirs[name]), name


def test_what_is_counted_does_not_depend_on_being_watched(start):
    watched, unwatched = start.copy(), start.copy()
    lived(watched, ALL_ON, 60)
    run_weeks(unwatched, lambda week: ALL_ON, 60)
    assert same(watched, unwatched) == []


def test_burn_in_lasts_four_years_freezes_practice_and_fixes_the_reference():
    state = begin(layout(), World(), 1)
    before = state.teams["practice"].copy()
    history = burn_in(state, read_regime("block"))
    assert state.week == 208
    assert np.array_equal(state.teams["practice"], before)
    last = np.mean([cycle.measures.mean(axis=0) for cycle in history.cycles[-8:]], axis=0)
    assert np.array_equal(state.pref, np.maximum(0.01, last))


def test_the_history_holds_every_week_and_every_cycle(start):
    history = live(start.copy(), read_regime("block"), 1.5)
    assert history.week_table().shape[:2] == (78, 5)
    assert [cycle.week for cycle in history.cycles] == list(range(221, 208 + 79, 13))


def test_ticks_add_up_to_the_weeks(start):
    done = []
    run_weeks(start.copy(), lambda week: BLOCK, 40, tick=done.append)
    assert done == [13, 13, 13, 1]


def test_a_regime_may_begin_inside_a_cycle(start):
    state = start.copy()
    run_weeks(state, lambda week: BLOCK, 5)
    live(state, read_regime("block"), 0.5)
