"""Sensitivity: the share of the space in which an answer turns, and what drives it; planted, and on the lab."""

import numpy as np
import pytest

from commonweal.lab import read_regime
from commonweal.study.factors import Factor
from commonweal.study.interval import Difference
from commonweal.study.sensitivity import order, planned, sensitivity, turns

from .places import small_place

WAYS = {name: read_regime(name) for name in ("block", "targets")}


def test_the_share_that_turns_is_that_of_the_plane() -> None:
    x = (np.arange(1000) + 0.5) / 1000  # the difference .25 - x is below zero in three quarters of the space
    found = turns(0.25 - x, Difference(0.2, 0.1, 0.3, 4), noise=0.0)
    assert found.turned.mean == pytest.approx(0.75)
    assert found.untold.mean == 0


def test_within_luck_nothing_is_told() -> None:
    found = turns(np.array([0.1, -0.01, 0.02, -0.3]), Difference(0.2, 0.1, 0.3, 4), noise=0.05)
    assert (found.untold.mean, found.turned.mean, found.turned.n) == (0.5, 0.5, 2)


def test_the_order_of_regimes_is_by_mean() -> None:
    assert order({"b": np.array([0.1, 0.3]), "c": np.array([-0.2, 0.0])}) == (2, 0, 1)


def test_one_regime_or_one_run_is_refused() -> None:
    factors = (Factor("elas", 0, 0.2),)
    for ways, runs in (({"block": WAYS["block"]}, 2), (WAYS, 1)):
        with pytest.raises(ValueError, match="two regimes"):
            planned(small_place(), ways, factors, "burden", "morris", 2, 4, runs, 1, 1)


@pytest.mark.slow
def test_on_the_lab_recording_drives_direct_time() -> None:
    factors = (Factor("tacit", 0.1, 0.8), Factor("rec", 0.0, 1.0, "targets"))
    plan = planned(small_place(), WAYS, factors, "direct_time", "morris", 3, 8, 2, 1, 1)
    found = sensitivity(plan)
    assert [index.factor.label for index in found.indices["targets"]] == ["targets.rec", "tacit"]
    assert found.turned["targets"].values.shape == (8,)
    assert 0 <= found.reordered.mean <= 1
