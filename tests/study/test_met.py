"""Targets beside runs, by hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.study.calibrated import planted

from commonweal.study.met import met


def test_a_share_within_a_range_is_counted_by_hand(tmp_path: Path) -> None:
    found = planted(tmp_path)
    fresh = np.tile([0.25, 0.6, 0.5], (10, 1))
    fresh[:3, 0] = [0.19, 0.31, np.nan]  # seven of nine that can tell lie in .2 to .3
    exits, failing, held = met(replace(found, fresh=fresh))
    assert exits.inside == pytest.approx(7 / 9)
    assert (failing.inside, held.inside) == (0, 0)  # .6 is above .55; what was held out is not met
    assert (failing.low, failing.high) == (0.6, 0.6)
    assert exits.as_data()["target"]["name"] == "exits"


def test_over_the_ranges_are_the_first_wave_s_points(tmp_path: Path) -> None:
    exits, failing, _ = met(planted(tmp_path))
    assert 0 < exits.lowest < 0.06 < 0.34 < exits.highest < 0.42  # ten times drop, 0 to .04
    assert 0.19 < failing.lowest < 0.3 < 0.7 < failing.highest < 0.81


def test_without_draws_nothing_is_told_of_them(tmp_path: Path) -> None:
    exits, *_ = met(planted(tmp_path, low=0.95, high=0.99))
    assert (exits.low, exits.high, exits.inside) == (None, None, 0.0)
