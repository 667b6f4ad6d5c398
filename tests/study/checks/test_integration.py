"""Patterns for and against integration, on planted results."""

import pytest
from tests.study.planted import PlantedView

from commonweal.place import DOMAINS
from commonweal.study.checks.integration import AGAINST, FOR
from commonweal.study.pattern import read_patterns
from commonweal.study.verdict import CANNOT, HOLDS, NOT

PATTERNS = {pattern.id: pattern for pattern in read_patterns()}
FLAT, UP, DOWN = [1.0, 1.0, 1.0], [2.0, 2.01, 2.02], [0.5, 0.51, 0.52]


def against(name: str, view: PlantedView) -> str:
    return AGAINST[name].show(view, PATTERNS[name]).verdict


@pytest.mark.parametrize(("pooled", "said"), [([0.9, 1.0, 1.1], HOLDS), (UP, NOT), (DOWN, NOT)])
def test_no_effect_is_an_interval_with_zero_in_it(pooled: list[float], said: str) -> None:
    assert against("I04", PlantedView({("burden", "block"): FLAT, ("burden", "pooled"): pooled})) == said


@pytest.mark.parametrize(("central", "said"), [(DOWN, HOLDS), (UP, NOT), ([0.9, 1.0, 1.1], CANNOT)])
def test_the_centralised_network_must_carry_less_burden(central: list[float], said: str) -> None:
    assert against("P27", PlantedView({("burden", "alliance"): FLAT, ("burden", "centralised"): central})) == said


def test_costs_of_the_first_year_are_those_of_the_first_year() -> None:
    path = {("crisis_cost", "block"): [[1, 9]] * 3, ("crisis_cost", "alliance"): [[1.1, 2], [1.11, 2], [1.12, 2]]}
    shown = AGAINST["P12"].show(PlantedView(path), PATTERNS["P12"])
    assert shown.verdict == HOLDS
    assert "up in 3 of 3 runs" in shown.why


@pytest.mark.parametrize(("mind", "said"), [([99, 98, 97], HOLDS), ([10, 11, 12], NOT)])
def test_mental_health_moves_least_if_the_others_fall_further(mind: list[float], said: str) -> None:
    planted = {(f"serious|{name}", "block"): [100, 100, 100] for name in DOMAINS}
    planted |= {(f"serious|{name}", "alliance"): [50, 51, 52] for name in DOMAINS}
    planted["serious|mental_health", "alliance"] = mind
    assert against("I07", PlantedView(planted)) == said


def test_demand_is_told_of_the_last_five_years_alone() -> None:
    years = range(7)
    planted = {("burden", "block"): [[1.0] * 7] * 3}
    planted |= {(f"asked|{year}", "block"): [10, 10, 10] for year in years}  # type: ignore[dict-item]  # one a run
    planted |= {(f"asked|{year}", "alliance"): [99, 99, 99] if year < 2 else [5, 5.1, 5.2] for year in years}  # type: ignore[dict-item]  # one a run
    shown = FOR["I03"].show(PlantedView(planted), PATTERNS["I03"])
    assert shown.verdict == HOLDS
    assert shown.seen[0].value.mean == pytest.approx(-0.49)
