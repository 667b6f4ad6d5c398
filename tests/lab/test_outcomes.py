"""Every outcome of a tiny history made by hand equals the figure worked out by hand."""

import numpy as np
import pytest

from commonweal.lab import DIALS, live, read_regime
from commonweal.lab.outcomes import GROUPS, OUTCOMES, by_year, window, work_out

from .by_hand import BY_HAND, made_by_hand
from .places import burnt_in


@pytest.mark.parametrize("name", BY_HAND)
def test_an_outcome_is_the_figure_worked_out_by_hand(name):
    history, state = made_by_hand()
    assert work_out(window(history, state, 0, 1))[name] == pytest.approx(BY_HAND[name], rel=1e-12)





def test_where_nothing_was_counted_a_share_is_not_a_number():
    history, state = made_by_hand()
    for cycle in history.cycles:
        cycle.tally[:] = 0
    found = work_out(window(history, state, 0, 1))
    for name in ("wait", "refused", "returns", "creaming", "hard_pull", "gain_kept", "turnover"):
        assert np.isnan(found[name]), name
    assert found["refusals"] == 0








def test_every_outcome_is_declared_in_full_and_worked_out_by_hand_somewhere():
    for name, outcome in OUTCOMES.items():
        assert name == outcome.name
        assert outcome.group in GROUPS
        assert outcome.better in ("up", "down", None)
        assert outcome.unit
        assert len(outcome.meaning.split()) > 1
    assert not set(OUTCOMES) & set(DIALS)
    plain = {"success_later", "change_at_closure", "change_later", "measure_to_truth"}
    assert set(OUTCOMES) - set(BY_HAND) - plain <= {name for name in OUTCOMES if name.startswith("practice_")}


def test_outcomes_of_a_real_run_are_numbers():
    state = burnt_in(4, 300)
    found = by_year(live(state, read_regime("targets"), 2), state)
    assert all(len(values) == 2 and np.isfinite(values).all() for values in found.values())
