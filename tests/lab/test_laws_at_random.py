"""Laws that hold whatever the dials, the world, the place: people, cases, hours, staff are conserved."""

from dataclasses import replace

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.small import layout

from commonweal.lab import DIALS, PARAMETERS, Dials, State, World, begin, world_with
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR, LEVEL

from .places import derived, lived, of, one_week

FIXED = ("key", "shock_line", "own_assets", "susceptible", "shock_split")
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
# Parameters by which time or place would blow up: kept near what is sensible.
NARROW = {
    "e0": (0.1, 10),
    "vref": (0.01, 1),
    "tilt_scale": (0, 2),
    "kap_w": (0, 2),
    "eta": (0, 2),
    "ktr": (0, 2),
}


@st.composite
def dials(draw: st.DrawFn) -> Dials:
    values = {name: draw(st.floats(low, high)) for name, (low, high, _, _) in DIALS.items()}
    return Dials(**{**values, "level": float(draw(st.integers(0, 2)))})


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """The default world with up to six parameters anywhere in their range."""
    names = draw(st.lists(st.sampled_from(list(PARAMETERS)), max_size=6, unique=True))
    return world_with({n: draw(st.floats(*NARROW.get(n, PARAMETERS[n][1:3]))) for n in names})


@st.composite
def places(draw: st.DrawFn) -> State:
    areas = draw(st.integers(1, 3))
    population = np.array([draw(st.integers(1, 130)) for _ in range(areas)])
    place = replace(layout(areas, 100, draw(st.floats(0.0005, 0.01))), population=population)
    return begin(place, draw(worlds()), draw(st.integers(0, 2**63 - 1)))


def bounds(state: State) -> None:
    people, teams = state.people, state.teams
    for name in ("need", "assets", "trust"):
        assert people[name].min() >= 0, name
        assert people[name].max() <= LEVEL, name
    for name in ("practice", "ties", "skill"):
        assert teams[name].min() >= 0, name
        assert teams[name].max() <= 1, name
    assert of(state, "help").min() >= 0
    assert of(state, "help_assets").min() >= 0
    assert set(np.unique(state.cases["status"])) <= {0, 1, 2}
    assert (state.cases["weeks"] >= 0).all()
    assert np.isfinite(teams["price"]).all()
    assert (teams["price"] >= 0).all()
    assert np.isfinite(teams["looks"]).all()


@FEW
@given(places(), dials(), st.integers(1, 60))
def test_everything_stays_in_its_bounds(state, dials, weeks):
    lived(state, dials, weeks)
    bounds(state)


@FEW
@given(places(), dials(), st.integers(1, 60))
def test_no_row_appears_or_vanishes_and_what_is_fixed_stays(state, dials, weeks):
    before = {name: of(state, name).copy() for name in (*FIXED, "newcomers")}
    table = lived(state, dials, weeks).week_table()
    assert len(state.people) == len(before["key"])
    assert (table[:, :, c.W_PEOPLE] == state.areas["end"] - state.areas["first"]).all()
    assert table[:, :, c.W_MOVED].sum() == (of(state, "newcomers") - before["newcomers"]).sum()
    for name in FIXED:
        assert np.array_equal(of(state, name), before[name]), name


def standing(state: State, status: int) -> np.ndarray:
    """How many of each team's cases have the status."""
    here = state.cases["status"] == status
    return np.concatenate([here[a["first"] : a["end"]].sum(axis=0) for a in state.areas])


@FEW
@given(places(), dials(), st.integers(5, 40))
def test_lists_change_by_what_comes_less_what_goes_every_week(state, dials, weeks):
    for _ in range(weeks):
        waiting, open_ = standing(state, 1), standing(state, 2)
        n = one_week(state, dials).T
        assert np.array_equal(n[c.T_PRESENTED], n[c.T_ACCEPTED] + n[c.T_REFUSED])
        gone = n[c.T_ABANDONED] + n[c.T_STARTED] + n[c.T_MOVED_WAITING]
        assert np.array_equal(standing(state, 1), waiting + n[c.T_ACCEPTED] + n[c.T_HAND_ARRIVED] - gone)
        handed = n[c.T_HANDED] - n[c.T_HAND_FAILED]
        ended = n[c.T_COMPLETED] + n[c.T_TIMED] + n[c.T_FELL] + n[c.T_LOST] + handed + n[c.T_MOVED_OPEN]
        assert np.array_equal(standing(state, 2), open_ + n[c.T_STARTED] - ended)
        assert handed.sum() == n[c.T_HAND_ARRIVED].sum()
        assert np.array_equal(state.teams["listed"], standing(state, 1))
        assert (n[c.T_IN_TIME] <= n[c.T_STARTED]).all()


@FEW
@given(places(), dials(), st.integers(5, 40))
def test_no_team_has_more_open_cases_than_places(state, dials, weeks):
    """Staff may shrink under a full team, so places are those as the week begins, or what was open then."""
    for _ in range(weeks):
        places = np.floor(state.teams["fte"] * state.teams["caseload"])
        limit = np.maximum(places, standing(state, 2))
        one_week(state, dials)
        assert (standing(state, 2) <= limit).all()


@FEW
@given(places(), dials(), st.integers(1, 30))
def test_hours_with_people_and_overheads_never_exceed_what_is_paid(state, dials, weeks):
    """Unless overheads alone do; then there are none with people. Rounding: a unit of 2^-20 hours a case."""
    for _ in range(weeks):
        listed_in, fte = state.teams["handed_in"].copy(), state.teams["fte"].copy()
        n = one_week(state, dials).T.astype(float)
        world = state.world
        share = world.liaison + 0.03 * dials.coloc + dials.learn + 0.02 * dials.coprod
        overheads = 37 * fte * share + (world.rec_h + dials.rec) * n[c.T_OPEN]
        overheads += world.assess_h * (n[c.T_PRESENTED] + listed_in)
        room = np.maximum(0, 37 * fte - overheads)
        assert (n[c.T_DIRECT] / HOUR <= room + 1e-6 * (n[c.T_OPEN] + 1)).all()


@FEW
@given(places(), dials(), st.integers(13, 130))
def test_whole_time_workers_are_conserved(state, dials, weeks):
    total = state.teams["fte"].sum()
    lived(state, dials, weeks)
    assert np.isclose(state.teams["fte"].sum(), total, rtol=1e-9)
    assert (state.teams["fte"] > 0).all()


@FEW
@given(places(), dials(), st.integers(1, 40))
def test_slots_that_need_a_visit_are_marked_and_no_others(state, dials, weeks):
    """What the engine derives to save time agrees with what it is derived from."""
    for _ in range(weeks):
        one_week(state, dials)
        exact = derived(state)
        assert np.array_equal(state.people["open"], exact["open"])
        assert np.array_equal(state.people["busy"] & 63, exact["busy"] & 63)
        # on the safe side: marked helped though by nothing, looked at though nothing is due
        assert not (exact["busy"] & ~state.people["busy"].astype(int)).any()
        assert (state.people["next_due"] <= exact["next_due"]).all()


@FEW
@given(places(), dials(), st.integers(1, 40))
def test_an_empty_slot_holds_nothing(state, dials, weeks):
    lived(state, dials, weeks)
    empty = state.cases["status"] == 0
    assert not state.cases["with_worker"][empty].any()
    assert (state.cases["weeks"] >= state.cases["with_worker"])[~empty].all()
    assert (state.cases["episode"] < max(1, state.week)).all()
    assert (state.cases["due"] <= state.week + 26).all()
    helped = of(state, "help").any(axis=1)
    known = (state.cases["status"] != 0) | (state.cases["due"] >= 0)
    assert known.any(axis=1)[helped].all()  # nobody is helped who is not open, or left this very week
