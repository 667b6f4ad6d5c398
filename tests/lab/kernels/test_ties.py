"""Trust between teams moves with hand-offs; its resting point is in test_closed_forms_teams.py."""

import pytest
from tests.lab.kernels.test_work import handing_on
from tests.lab.places import BLOCK, one_week

from commonweal.lab.kernels import tallies as c

GAIN, LOSS = 0.5 * 0.1 * 0.03, 0.003


def after(tie: float) -> float:
    return tie + GAIN * (1 - tie) - LOSS * tie


def test_hand_offs_that_arrive_build_trust():
    """S13: ten successes, T = 1 - (1-T) .98^10, then a week's drift; other ties drift only."""
    state = handing_on()
    assert one_week(state, BLOCK)[4, c.T_HAND_ARRIVED] == 10
    assert state.teams["ties"][2, 4] == pytest.approx(after(1 - 0.7 * 0.98**10), abs=1e-12)
    assert state.teams["ties"][2, 3] == pytest.approx(after(0.3), abs=1e-12)
    assert state.teams["ties"][4, 2] == pytest.approx(after(0.3), abs=1e-12)


def test_hand_offs_that_fail_cost_trust():
    state = handing_on(arrive=0.0)
    state.teams["ties"] = 0.0
    state.teams["ties"][2, 4] = 1e-9  # nearly nothing arrives
    assert one_week(state, BLOCK)[2, c.T_HAND_FAILED] == 10
    assert state.teams["ties"][2, 4] == pytest.approx(after(1e-9 * 0.9**10), abs=1e-15)


def test_without_change_in_trust_events_do_nothing_either():
    state = handing_on(kT=0.0)
    one_week(state, BLOCK)
    assert (state.teams["ties"] == 0.3).all()
