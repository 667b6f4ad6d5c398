"""What an outcome is."""

import numpy as np

from commonweal.lab.outcomes import GROUPS, window
from commonweal.lab.outcomes.outcome import closures, ratio

from ..by_hand import made_by_hand


def test_a_ratio_of_nothing_is_not_a_number():
    assert ratio(1.0, 4.0) == 0.25
    assert np.isnan(ratio(1.0, 0.0))


def test_closures_are_the_completed_and_the_timed_out():
    history, state = made_by_hand()
    assert closures(window(history, state, 0, 1)) == (6 + 2) * 12 * 4


def test_groups_are_named_for_people():
    assert list(GROUPS) == ["lived", "measured", "cost", "workers", "inequality", "practice", "observer"]
