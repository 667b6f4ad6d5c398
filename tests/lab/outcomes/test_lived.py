"""What people live with."""

import pytest

from commonweal.lab.outcomes import window
from commonweal.lab.outcomes.lived import LIVED

from ..by_hand import BY_HAND, made_by_hand


@pytest.mark.parametrize("outcome", [*LIVED], ids=lambda outcome: outcome.name)
def test_it_is_the_figure_worked_out_by_hand(outcome):
    history, state = made_by_hand()
    view = window(history, state, 0, 1)
    assert outcome.group == "lived"
    if outcome.name in BY_HAND:
        assert outcome.work_out(view) == pytest.approx(BY_HAND[outcome.name], rel=1e-12)
