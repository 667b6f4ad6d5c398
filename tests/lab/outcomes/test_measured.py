"""What is measured and paid."""

import pytest

from commonweal.lab import Dials
from commonweal.lab.outcomes import window, work_out
from commonweal.lab.outcomes.measured import MEASURED

from ..by_hand import made_by_hand


def test_the_contract_weighs_its_own_measure():
    history, state = made_by_hand()
    for cycle in history.cycles:
        cycle.measures[:, 4] = 0.1
        cycle.dials = Dials(wait_w=0.5)
    assert work_out(window(history, state, 0, 1))["paid_measure"] == pytest.approx((2.0 + 0.2) / 2)


def test_each_measure_is_told_against_the_places_own_history():
    history, state = made_by_hand()
    view = window(history, state, 0, 1)
    told = {outcome.name: outcome.work_out(view) for outcome in MEASURED}
    assert told.pop("starts_in_time") == 0.8
    assert set(told.values()) == {2.0}  # measures of 1 against a history of .5
