"""The world's parameters."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lab import PARAMETERS, World, WorldError, world_with
from commonweal.lab.world import EQUAL_BURDEN, area_coupling, coupling


def test_every_parameter_is_declared_and_its_default_lies_in_range():
    assert tuple(PARAMETERS) == World._fields
    for name, value in World()._asdict().items():
        unit, lowest, highest, meaning = PARAMETERS[name]
        assert lowest <= value <= highest, name
        assert unit
        assert meaning


def test_named_parameters_are_set_and_the_rest_stay():
    assert world_with({"omega": 0.1, "move": 0}) == World()._replace(omega=0.1, move=0.0)
    assert world_with({"move": 0}, World(omega=0.2)) == World(omega=0.2, move=0.0)


def test_an_unknown_parameter_is_refused_with_the_list_of_what_is_allowed():
    with pytest.raises(WorldError, match="'burden' is not one of the world's: omega, het, c"):
        world_with({"burden": 1.0})


@pytest.mark.parametrize("value", [-0.01, 0.91, math.inf, math.nan])
def test_a_value_out_of_range_is_refused_with_the_range(value):
    with pytest.raises(WorldError, match=r"omega .*must lie in 0\.\.0\.9"):
        world_with({"omega": value})


def test_pressure_is_shared_among_the_other_needs():
    shares = coupling()
    assert np.diag(shares) == pytest.approx(0)
    assert shares.sum(axis=1) == pytest.approx(1)
    assert shares.min() >= 0


@given(st.floats(0, 0.9), st.floats(0, 0.9), st.integers(1, 20))
def test_coupling_of_areas_stays_in_range_and_growth_goes_with_it(omega, het, count):
    world = World(omega=omega, het=het)
    found, growth = area_coupling(world, np.linspace(-1, 1, count) if count > 1 else np.zeros(1))
    assert found.min() >= 0
    assert found.max() <= 0.9
    at, table = EQUAL_BURDEN
    assert growth == pytest.approx(world.c * np.interp(found, at, table) / np.interp(omega, at, table))


def test_without_spread_every_area_has_the_worlds_own_coupling():
    omega, growth = area_coupling(World(), np.linspace(-1, 1, 5))
    assert set(omega) == {0.5}
    assert set(growth) == {0.12}
