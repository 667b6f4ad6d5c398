"""Cost, workers and areas."""

import pytest

from commonweal.lab.outcomes import window
from commonweal.lab.outcomes.work import COST, INEQUALITY, WORKERS

from ..by_hand import BY_HAND, made_by_hand


@pytest.mark.parametrize("outcome", [*COST, *WORKERS, *INEQUALITY], ids=lambda outcome: outcome.name)
def test_it_is_the_figure_worked_out_by_hand(outcome):
    history, state = made_by_hand()
    view = window(history, state, 0, 1)
    assert outcome.group in ("cost", "workers", "inequality")
    if outcome.name in BY_HAND:
        assert outcome.work_out(view) == pytest.approx(BY_HAND[outcome.name], rel=1e-12)
