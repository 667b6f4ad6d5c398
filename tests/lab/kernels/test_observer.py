"""What an observer notes of a closing: early closures and scores near the line, from a run."""

import numpy as np

from commonweal.lab import Dials, World
from commonweal.lab.kernels import tallies as c

from ..places import burnt_in, lived


def tally_of(state):
    """Counts of a cycle that is not yet over."""
    lived(state, Dials(), weeks=12)
    return state.tally


def test_early_closures_are_some_of_the_closures():
    tally = tally_of(burnt_in(2, 400))
    closed = tally[:, c.T_COMPLETED] + tally[:, c.T_TIMED]
    assert 0 < tally[:, c.T_PREMATURE].sum() < closed.sum()
    assert np.all(tally[:, c.T_PREMATURE] <= closed)


def test_where_needs_do_not_grow_no_closure_is_early():
    state = burnt_in(2, 400)
    state.areas["growth"] = 0.0
    assert tally_of(state)[:, c.T_PREMATURE].sum() == 0


def test_scores_near_the_line_are_few():
    tally = tally_of(burnt_in(2, 400))
    near = tally[:, c.T_JUST_UNDER] + tally[:, c.T_JUST_OVER]
    assert 0 < near.sum() < (tally[:, c.T_COMPLETED] + tally[:, c.T_TIMED]).sum()
    assert World().tau_c == 0.35
