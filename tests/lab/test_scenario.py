"""Scenarios: one that changes nothing gives the same bits; one that changes something changes that and no more."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.study.places import small_place

from commonweal.lab import State, World, WorldError, read_regime
from commonweal.lab.run import live
from commonweal.lab.scenario import Change, Scenario, happen, live_through, nature, scenario_of
from commonweal.lab.world import EQUAL_BURDEN
from commonweal.place import Parameter

from .places import burnt_in, same

TARGETS = read_regime("targets")


def lived(*changes: Change, years: float = 1) -> State:
    state = burnt_in()
    live_through(state, TARGETS, years, changes)
    return state


def test_a_scenario_without_changes_gives_the_same_bits_as_none() -> None:
    plain = burnt_in()
    live(plain, TARGETS, 1)
    for changes in ((), (Change(0.0),), (Change(0.5),)):
        assert same(lived(*changes), plain) == []


@pytest.mark.parametrize("year", [1.0, 1.25, 7.0])
def test_a_change_in_or_after_the_last_year_never_happens(year: float) -> None:
    assert same(lived(Change(year, staff=0.5, need=3.0)), lived()) == []


def test_a_change_in_mid_run_leaves_what_came_before_as_it_was() -> None:
    changed, plain = burnt_in(), burnt_in()
    there = live_through(changed, TARGETS, 1, (Change(0.5, staff=0.5),)).week_table()
    here = live(plain, TARGETS, 1).week_table()
    half = len(here) // 2
    assert np.array_equal(there[:half], here[:half])
    assert not np.array_equal(there[half:], here[half:])


def test_changes_happen_by_year_whatever_order_they_are_written_in() -> None:
    one, other = Change(0.25, need=2.0), Change(0.5, staff=0.5)
    assert same(lived(one, other), lived(other, one)) == []


def test_half_the_staff_halves_the_hours_of_every_team() -> None:
    place = small_place()
    whole, half = (Scenario(staff=staff).lay_out(place).fte for staff in (1.0, 0.5))
    assert np.array_equal(half, whole / 2)
    state = burnt_in()
    before = state.teams["fte"].copy()
    happen(state, Change(0, staff=0.5))
    assert np.array_equal(state.teams["fte"], before / 2)


@given(need=st.floats(0, 3))
def test_need_scales_the_chance_of_a_shock_of_everybody(need: float) -> None:
    state = burnt_in()
    before, people = state.people["shock_line"].astype(float), state.people.copy()
    happen(state, Change(0, need=need))
    assert np.abs(state.people["shock_line"] - np.minimum(before * need, 2.0**32 - 1)).max() <= 0.5
    assert state.world.lam == pytest.approx(World().lam * need)
    for name in set(people.dtype.names) - {"shock_line"}:
        assert np.array_equal(state.people[name], people[name]), name


def test_a_chance_of_a_shock_never_runs_over() -> None:
    state = burnt_in()
    for _ in range(4):
        happen(state, Change(0, need=100.0))
    assert (state.people["shock_line"][burnt_in().people["shock_line"] > 0] == 2**32 - 1).all()


def test_the_parameter_lam_moves_shocks_as_need_does() -> None:
    by_need, by_name = burnt_in(), burnt_in()
    happen(by_need, Change(0, need=2.0))
    happen(by_name, Change(0, parameters=(("lam", 2 * World().lam),)))
    assert same(by_need, by_name) == []


def test_growth_follows_coupling_so_that_the_burden_without_services_stays() -> None:
    """At the shares that were measured (`test_closed_forms_needs.py`), growth is the one found there."""
    for omega, growth in zip(*EQUAL_BURDEN, strict=True):
        start = World()._replace(omega=0.3, c=0.1078)
        assert nature(start, {"omega": float(omega)}).c == pytest.approx(growth)


@given(omega=st.floats(0, 0.9))
def test_growth_that_is_named_stays_and_coupling_there_and_back_changes_nothing(omega: float) -> None:
    world = World()
    there = nature(world, {"omega": omega})
    assert nature(there, {"omega": world.omega}).c == pytest.approx(world.c)
    assert nature(world, {"omega": omega, "c": 0.05}).c == 0.05
    assert nature(world, {"omega": world.omega}) == world


def test_coupling_that_changes_in_mid_run_reaches_the_areas() -> None:
    state = burnt_in()
    happen(state, Change(0, parameters=(("het", 0.0), ("omega", 0.7))))
    assert np.allclose(state.areas["omega"], 0.7)
    assert np.allclose(state.areas["growth"], state.world.c)


def test_a_scenario_stands_on_the_places_own_parameters() -> None:
    place = replace(small_place(), parameters=(Parameter("elas", 0.25),))
    assert Scenario().world(place).elas == 0.25
    assert Scenario(parameters=(("elas", 0.5),)).world(place).elas == 0.5
    assert Scenario(without=("shocks",)).world(place).lam == 0
    with pytest.raises(WorldError, match="shoks"):
        Scenario(without=("shoks",)).world(place)


def test_the_hash_tells_what_differs_and_not_how_it_is_written() -> None:
    one = Scenario(parameters=(("elas", 0.5), ("lam", 0.02)), without=("help", "moving"))
    other = Scenario(parameters=(("lam", 0.02), ("elas", 0.5)), without=("moving", "help"))
    assert one.hash == other.hash
    change = Change(1, parameters=(("elas", 0.5), ("lam", 0.02)))
    swapped = replace(change, parameters=change.parameters[::-1])
    assert Scenario(changes=(change,)).hash == Scenario(changes=(swapped,)).hash
    different = [
        Scenario(), Scenario(staff=0.5), one, Scenario(without=("help",)), Scenario(changes=(change,)),
        Scenario(changes=(Change(1),)), Scenario(changes=(Change(2),)), Scenario(changes=(Change(1, need=2),)),
    ]  # fmt: skip
    assert len({each.hash for each in different}) == len(different)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda: Scenario(staff=0), "staff is 0 times.*above 0 and up to 100"),
        (lambda: Scenario(staff=float("nan")), "staff is nan"),
        (lambda: Scenario(changes=(Change(1, staff=101),)), "staff is 101"),
        (lambda: Scenario(changes=(Change(1, need=-1),)), r"need is -1 times.*0\.\.100"),
        (lambda: Scenario(changes=(Change(-1),)), "a change in year -1: it must be 0 or later"),
        (lambda: Scenario(changes=(Change(0.3),)), "year 0.3.*whole number of quarters"),
        (lambda: Scenario(changes=(Change(float("nan")),)), "a change in year nan"),
        (lambda: Scenario(changes=(Change(float("inf")),)), "a change in year inf"),
        (lambda: Scenario(changes=(Change(1, parameters=(("gen_skill", 0.5),)),)), "gen_skill cannot change"),
        (lambda: Scenario(parameters=(("elsa", 1.0),)), "'elsa' is not one of the world's: .*elas"),
    ],
)
def test_bad_scenarios_are_refused_with_what_would_be_right(make: object, said: str) -> None:
    assert callable(make)
    with pytest.raises(WorldError, match=said):
        make()


def test_a_scenario_is_read_from_tables() -> None:
    data = {
        "staff": 0.9, "parameters": {"elas": 0.5}, "without": ["help"],
        "change": [{"year": 3, "need": 2, "parameters": {"lam": 0.02}}],
    }  # fmt: skip
    change = Change(3, need=2, parameters=(("lam", 0.02),))
    assert scenario_of(data, "x") == Scenario(0.9, (("elas", 0.5),), ("help",), (change,))
    assert scenario_of({}, "x") == Scenario()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"stuff": 1}, "a.toml: unknown key stuff; allowed: .*staff"),
        ({"staff": "x"}, "a.toml: .*'x'"),
        ({"staff": 0}, "a.toml: staff is 0"),
        ({"parameters": {"elas": "x"}}, "a.toml: parameters are written as name = number"),
        ({"parameters": {"elsa": 1}}, "a.toml: .*'elsa'"),
        ({"without": "help"}, "a.toml: without.*list"),
        ({"change": {"year": 1}}, r"a.toml: .*\[\[change\]\]"),
        ({"change": [3]}, "a.toml change 1: must be a table"),
        ({"change": [{"year": 1}, {"need": 2}]}, "a.toml change 2: needs a year"),
        ({"change": [{"year": "x"}]}, "a.toml change 1: .*year is 'x'"),
        ({"change": [{"year": 1, "stuff": 1}]}, "a.toml change 1: unknown key stuff"),
    ],
)
def test_bad_tables_are_refused_with_their_place(data: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        scenario_of(data, "a.toml")
