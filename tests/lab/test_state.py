"""The state of a rehearsal."""

from dataclasses import fields, replace

import numpy as np
from tests.small import layout

from commonweal.lab import World, begin

from .places import burnt_in, same


def test_a_copy_shares_no_memory():
    state = burnt_in()
    copy = state.copy()
    for field in fields(state):
        mine, theirs = getattr(state, field.name), getattr(copy, field.name)
        if isinstance(mine, np.ndarray):
            assert not np.shares_memory(mine, theirs), field.name
    assert same(state, copy) == []


def test_size_largest_area_and_memory_are_told():
    state = begin(replace(layout(3), population=np.array([70, 210, 20])), World(), 1)
    assert (state.size, state.largest_area) == (300, 210)
    tables = (state.people, state.cases, state.seldom)
    assert state.bytes_per_person() == sum(table.nbytes for table in tables) / 300
