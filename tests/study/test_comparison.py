"""What can be read off a comparison."""

import numpy as np
import pytest

from commonweal.study import Comparison

from .places import overtaking, planted


def test_differences_are_the_later_regime_less_the_earlier(crossed: Comparison) -> None:
    assert crossed.pairs == (("a", "b"),)
    difference = crossed.difference("burden", "a", "b")
    a, b = (crossed.level("burden", label).mean for label in crossed.labels)
    assert a is not None
    assert b is not None
    assert difference.mean == pytest.approx(b - a)


def test_a_contracts_length_can_see_the_opposite_of_the_whole() -> None:
    comparison = planted(overtaking(at=3.0))
    short, whole = (comparison.difference("burden", "a", "b", years).mean for years in (3, None))
    assert short is not None
    assert whole is not None
    assert short < 0 < whole
    (crossing,) = comparison.crossings("burden", "a", "b")
    assert crossing.year == pytest.approx(3, abs=0.1)


def test_horizons_are_those_shorter_than_the_whole(crossed: Comparison) -> None:
    assert crossed.horizons == (3, 5)
    assert planted(overtaking(years=4)).horizons == (3,)


def test_yearly_levels_and_differences_follow_the_paths(crossed: Comparison) -> None:
    means = [year.mean for year in crossed.differences_by_year("burden", "a", "b")]
    assert means == pytest.approx((crossed.path("burden", "b") - crossed.path("burden", "a")).mean(axis=0))
    assert len(crossed.levels_by_year("burden", "a")) == crossed.years


@pytest.mark.parametrize(("runs", "said"), [(1, "one run"), (3, "only 3 runs"), (5, None)])
def test_few_runs_are_warned_of(runs: int, said: str | None) -> None:
    warnings = planted(overtaking(runs=runs)).warnings()
    assert warnings == () if said is None else said in warnings[0]


def test_outcomes_no_run_could_tell_are_named() -> None:
    paths = overtaking()
    paths["b"] = np.full_like(paths["b"], np.nan)
    comparison = planted(paths)
    assert comparison.untold() == ("burden",)
    assert comparison.difference("burden", "a", "b").n == 0
    assert comparison.crossings("burden", "a", "b") == ()
    assert comparison.assumed_share == 0.5
