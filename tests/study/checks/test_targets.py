"""Patterns for and against targets, on planted results."""

import numpy as np
import pytest
from tests.study.planted import PlantedView

from commonweal.study.checks.targets import AGAINST, FOR, slope
from commonweal.study.pattern import read_patterns
from commonweal.study.verdict import CANNOT, HOLDS, NOT

PATTERNS = {pattern.id: pattern for pattern in read_patterns()}
FLAT, UP, DOWN = [1.0, 1.0, 1.0], [2.0, 2.01, 2.02], [0.5, 0.51, 0.52]
S, L = "success_at_closure", "change_later"


def against(name: str, view: PlantedView) -> str:
    return AGAINST[name].show(view, PATTERNS[name]).verdict


def lead(name: str, view: PlantedView) -> str:
    return FOR[name].show(view, PATTERNS[name]).verdict


def test_a_slope_leaves_out_years_that_cannot_be_told() -> None:
    found = slope(np.array([[1.0, np.nan, 5.0, 7.0], [np.nan, np.nan, np.nan, 1.0]]))
    assert found[0] == pytest.approx(2)
    assert np.isnan(found[1])


@pytest.mark.parametrize(("unpaid", "said"), [(DOWN, HOLDS), (FLAT, HOLDS), (UP, NOT)])
def test_what_is_unpaid_may_be_flat_or_fall_but_not_rise(unpaid: list[float], said: str) -> None:
    planted = {(S, "block"): FLAT, (S, "targets"): UP, (L, "block"): FLAT, (L, "targets"): unpaid}
    assert against("P21", PlantedView(planted)) == said


@pytest.mark.parametrize(("step", "said"), [(-0.1, HOLDS), (0.1, NOT)])
def test_measure_and_truth_part_only_if_their_correlation_falls_over_years(step: float, said: str) -> None:
    years = np.arange(5)
    falling = [list(0.5 + step * years + luck * years) for luck in (0.001, 0.002, 0.003)]
    flat = [[0.5] * 5] * 3
    planted = {("measure_to_truth", "targets"): falling, ("measure_to_truth", "block"): flat}
    assert against("P22", PlantedView(planted)) == said


def test_a_jump_is_what_comes_in_year_one_and_not_a_steady_rise() -> None:
    flat = [[1.0] * 4] * 3
    jump = [[1.5, 1.5, 1.5, 1.5], [1.51, 1.51, 1.51, 1.51], [1.49, 1.49, 1.49, 1.49]]
    steady = [[1.1, 1.3, 1.5, 1.7], [1.11, 1.32, 1.53, 1.74], [1.1, 1.31, 1.52, 1.73]]
    assert against("T07", PlantedView({(S, "block"): flat, (S, "targets"): jump})) == HOLDS
    assert against("T07", PlantedView({(S, "block"): flat, (S, "targets"): steady})) == NOT


def test_a_count_improves_while_demand_grows_only_if_both_do() -> None:
    where = ("targets", "growing need")
    planted = {(S, *where): [[1, 2], [1, 2.01], [1, 2.02]]}
    planted |= {("asked|0", *where): [10, 10, 10], ("asked|1", *where): [20, 21, 22]}  # type: ignore[dict-item]  # flat
    assert against("P29", PlantedView(planted)) == HOLDS
    planted[S, *where] = [[2, 1], [2, 1.01], [2, 1.02]]
    assert against("P29", PlantedView(planted)) == NOT


@pytest.mark.parametrize(("burden", "said"), [(DOWN, HOLDS), (UP, NOT), ([0.5, 1, 1.5], CANNOT)])
def test_a_controllable_target_must_lower_the_burden_too(burden: list[float], said: str) -> None:
    ground = "one cause"
    planted = {("starts_in_time", "block", ground): FLAT, ("starts_in_time", "waiting", ground): UP}
    planted |= {("burden", "block", ground): FLAT, ("burden", "waiting", ground): burden}
    assert lead("P18", PlantedView(planted)) == said


@pytest.mark.parametrize(("early", "said"), [(FLAT, HOLDS), (DOWN, HOLDS), (UP, NOT)])
def test_nothing_else_gets_worse(early: list[float], said: str) -> None:
    planted = {("starts_in_time", "block"): FLAT, ("starts_in_time", "waiting"): UP, (L, "block"): FLAT}
    planted |= {(L, "waiting"): FLAT, ("early_closure", "block"): FLAT, ("early_closure", "waiting"): early}
    assert lead("F03", PlantedView(planted)) == said
