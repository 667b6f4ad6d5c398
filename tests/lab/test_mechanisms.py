"""Each mechanism can be taken away, and its absence shows."""

import pytest

from commonweal.lab import PARAMETERS, World, WorldError, world_with
from commonweal.lab.mechanisms import MECHANISMS, without

from .effects import EFFECTS, LESS, NONE
from .places import ALL_ON, burnt_in, lived, same

# Parameters that say how much or against what, and belong to no single mechanism.
MAGNITUDES = {
    "shock_lo", "shock_hi", "e0", "e_ref", "tau_c", "wait_target", "wait_base", "vref", "own_skill",
    "gen_skill",
}  # fmt: skip
# Where a mechanism needs a dial that is otherwise off.
DIALS = {"tacit_loss": ALL_ON._replace(level=1.0, feedback=0.0)}


@pytest.mark.parametrize("name", MECHANISMS)
def test_taking_a_mechanism_away_shows(name):
    dials = DIALS.get(name, ALL_ON)
    as_it_is, taken_away = burnt_in(), burnt_in(world=without(World(), [name]))
    lived(as_it_is, dials, 208)
    lived(taken_away, dials, 208)
    assert "people" in same(as_it_is, taken_away)


@pytest.mark.parametrize("name", MECHANISMS)
def test_its_absence_shows_where_and_which_way_the_rule_says(name):
    quantity, way = EFFECTS[name]
    with_it, without_it = quantity(World()), quantity(without(World(), [name]))
    assert with_it != 0
    if way == NONE:
        assert without_it == 0
    elif way == LESS:
        assert without_it < with_it
    else:
        assert without_it > with_it


def test_every_parameter_belongs_to_a_mechanism_or_is_a_magnitude():
    switched = {name for mechanism in MECHANISMS.values() for name in mechanism.off}
    assert switched | MAGNITUDES == set(PARAMETERS)
    assert not switched & MAGNITUDES


@pytest.mark.parametrize("name", MECHANISMS)
def test_an_off_value_is_one_the_world_allows(name):
    world_with(MECHANISMS[name].off)


def test_an_unknown_mechanism_is_refused_with_the_list_of_what_is_allowed():
    with pytest.raises(WorldError, match="'magic'; it must be one of: coupling, growth"):
        without(World(), ["shocks", "magic"])


def test_several_are_taken_away_at_once_and_the_world_given_stays_as_it_was():
    world = World()
    bare = without(world, ["shocks", "moving"])
    assert (bare.lam, bare.move) == (0, 0)
    assert world == World()
    assert bare == world._replace(lam=0.0, move=0.0)


def test_without_coupling_growth_keeps_the_burden_without_services():
    assert without(World(), ["coupling"]).c == pytest.approx(0.12 * 0.0745 / 0.1199)
    assert without(World(), ["coupling", "growth"]).c == 0
