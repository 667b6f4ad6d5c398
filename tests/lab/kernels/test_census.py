"""A state counted from the state itself, against a slow count."""

import numpy as np
import pytest
from tests.lab.places import burnt_in, of

from commonweal.lab.kernels.census import census
from commonweal.lab.kernels.fixed import LEVEL


def counted(state):
    standing = np.zeros((len(state.teams), 2), np.int64)
    wrong = census(state.areas, state.people, state.cases, state.seldom, standing)
    return standing, wrong


def test_open_and_waiting_are_counted_by_team():
    state = burnt_in(3, 150)
    standing, wrong = counted(state)
    for column, status in ((0, 2), (1, 1)):
        slow = (state.cases["status"] == status).reshape(3, 150, 6).sum(axis=1).ravel()
        assert np.array_equal(standing[:, column], slow)
    assert standing.any(axis=0).all()
    assert wrong == 0


@pytest.mark.parametrize("name", ["need", "assets", "trust"])
@pytest.mark.parametrize("value", [-1, LEVEL + 1])
def test_a_level_out_of_bounds_is_found(name, value):
    state = burnt_in()
    row = state.people[name][137:138]
    row[:] = value
    assert counted(state)[1] == row.size


@pytest.mark.parametrize("value", [0, LEVEL])
def test_the_bounds_themselves_are_within(value):
    state = burnt_in()
    for name in ("need", "assets", "trust"):
        state.people[name] = value
    assert counted(state)[1] == 0


def test_help_below_nothing_is_found():
    state = burnt_in()
    of(state, "help")[5, 3] = -1
    assert counted(state)[1] == 1


def test_help_for_assets_below_nothing_and_an_unknown_status_are_found():
    state = burnt_in()
    of(state, "help_assets")[5] = -1
    state.cases["status"][9, 2] = 3
    assert counted(state)[1] == 2
