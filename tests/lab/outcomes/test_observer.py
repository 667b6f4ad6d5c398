"""What an observer would ask about."""

import numpy as np
import pytest

from commonweal.lab.outcomes import window, work_out
from commonweal.lab.outcomes.observer import OBSERVER, PRACTICE, PRACTICES

from ..by_hand import BY_HAND, made_by_hand


def test_measure_and_truth_go_together_or_apart():
    for sign in (1, -1):
        history, state = made_by_hand()
        for cycle in history.cycles:
            cycle.measures[:, 0] = np.arange(12)
            cycle.measures[:, 3] = 5 + sign * np.arange(12)
        assert work_out(window(history, state, 0, 1))["measure_to_truth"] == pytest.approx(sign)


@pytest.mark.parametrize("outcome", OBSERVER, ids=lambda outcome: outcome.name)
def test_it_is_the_figure_worked_out_by_hand(outcome):
    history, state = made_by_hand()
    if outcome.name in BY_HAND:
        assert outcome.work_out(window(history, state, 0, 1)) == pytest.approx(BY_HAND[outcome.name], rel=1e-12)


def test_each_practice_is_told_in_its_own_unit():
    history, state = made_by_hand()
    view = window(history, state, 0, 1)
    assert [outcome.name for outcome in PRACTICE] == [f"practice_{name}" for name in PRACTICES]
    told = [outcome.work_out(view) for outcome in PRACTICE]
    assert told == pytest.approx([0.4, 0.7, 0.5, 0.36, np.sqrt(6 * 104), 0.5, 0.0, 20.0])
