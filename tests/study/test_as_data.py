"""A comparison as JSON: the shape other programs lean on."""

import json
from typing import Any

import numpy as np
import pytest

from commonweal.lab.outcomes import GROUPS, OUTCOMES
from commonweal.study import Comparison, as_data

from .places import overtaking, planted

TOP = ["place", "regimes", "runs", "years", "seed", "outcomes", "assumed_share", "horizons", "crossings"]
MORE = ["paths", "standing", "looked_at", "warnings", "provenance"]


@pytest.fixture(scope="module")
def data(small: Comparison) -> Any:
    return json.loads(json.dumps(as_data(small), allow_nan=False))


def test_the_top_holds_what_was_promised(data: Any) -> None:
    assert list(data) == TOP + MORE
    assert (data["runs"], data["years"], data["seed"]) == (6, 6, 1)
    assert data["regimes"] == ["block", "targets", "alliance"]


def test_each_outcome_says_what_it_is_and_how_sure(data: Any) -> None:
    assert [outcome["name"] for outcome in data["outcomes"]] == list(OUTCOMES)
    for outcome in data["outcomes"]:
        assert outcome["group"] in GROUPS
        assert outcome["better"] in ("up", "down", None)
        assert list(outcome["by_regime"]) == list(outcome["by_regime_interval"]) == data["regimes"]
        pairs = [(difference["a"], difference["b"]) for difference in outcome["differences"]]
        assert pairs == [("block", "targets"), ("block", "alliance"), ("targets", "alliance")]
        for difference in outcome["differences"]:
            expected = {"a", "b", "mean", "low", "high", "n", "paired_variance_ratio", "stands"}
            assert set(difference) == expected


def test_horizons_paths_and_crossings_cover_every_outcome(data: Any) -> None:
    assert [horizon["years"] for horizon in data["horizons"]] == [3, 5]
    assert list(data["paths"]) == list(OUTCOMES)
    assert len(data["paths"]["burden"]["by_regime"]["block"]) == 6
    assert len(data["crossings"]) == 3 * len(OUTCOMES)


def test_a_planted_crossing_is_written_with_its_interval(crossed: Comparison) -> None:
    (found,) = (row for row in as_data(crossed)["crossings"] if row["name"] == "burden")
    (crossing,) = found["crossings"]
    assert crossing["low"] <= crossing["year"] <= crossing["high"]
    assert (crossing["direction"], crossing["clear"]) == ("rises", True)


def test_what_cannot_be_told_is_null() -> None:
    paths = overtaking()
    paths["a"][:] = np.nan
    data = json.loads(json.dumps(as_data(planted(paths)), allow_nan=False))
    burden = data["outcomes"][0]
    assert burden["by_regime"]["a"] is None
    assert burden["differences"][0]["mean"] is None
    assert burden["differences"][0]["n"] == 0
