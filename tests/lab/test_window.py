"""A window counts its own whole quarters, and refuses what it cannot count."""

import numpy as np
import pytest

from commonweal.lab import read_regime
from commonweal.lab.kernels import tallies as c
from commonweal.lab.kernels.fixed import HOUR
from commonweal.lab.outcomes import by_year, work_out
from commonweal.lab.window import HOURS, window

from .by_hand import BY_HAND, made_by_hand
from .places import burnt_in


def test_a_window_looks_at_its_own_years_only():
    history, state = made_by_hand(3)
    for week in range(4):
        history.weeks[week][:, :, c.W_BURDEN] = 0
        history.cycles[week].tally[:, c.T_WAITED] = 0
    first, rest = window(history, state, 0, 1), window(history, state, 1, 3)
    assert (work_out(first)["burden"], work_out(first)["wait"]) == (0, 0)
    assert (work_out(rest)["burden"], work_out(rest)["wait"]) == pytest.approx((0.4, 4.5))
    assert work_out(rest)["refusals"] == pytest.approx(BY_HAND["refusals"])
    assert by_year(history, state)["burden"] == pytest.approx([0, 0.4, 0.4])


@pytest.mark.parametrize(("first", "last"), [(0, 2), (-1, 1), (1, 1), (1, 0), (0.5, 1.5)])
def test_a_window_the_run_does_not_reach_is_refused(first, last):
    history, state = made_by_hand()
    with pytest.raises(ValueError, match="the run holds 1 years"):
        window(history, state, first, last)


@pytest.mark.parametrize(("first", "last"), [(0, 0.1), (0.1, 0.2), (0.1, 1)])
def test_a_window_that_cuts_a_cycle_is_refused(first, last):
    history, state = made_by_hand()
    with pytest.raises(ValueError, match=r"cycle|quarter"):
        window(history, state, first, last)


def test_levels_and_hours_come_out_as_reals():
    history, state = made_by_hand()
    found = window(history, state, 0, 1)
    assert found.tally[c.T_DIRECT] == 240 * 12 * 4
    assert found.tally[c.T_Z_PRESENTED] == 8 * 12 * 4
    for cycle in history.cycles:
        cycle.tally[:, list(HOURS)] = 2 * HOUR
    assert np.all(window(history, state, 0, 1).tally[list(HOURS)] == 2 * 12 * 4)


def test_a_window_does_not_read_a_live_state_beyond_its_size():
    state = burnt_in(2, 100)
    from commonweal.lab import live

    history = live(state, read_regime("block"), 1)
    assert window(history, state, 0, 1).people == 200
