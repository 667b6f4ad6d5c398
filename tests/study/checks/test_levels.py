"""Levels, on planted results."""

import pytest
from tests.study.planted import PlantedView

from commonweal.study.checks.levels import LEVELS
from commonweal.study.pattern import read_patterns
from commonweal.study.verdict import CANNOT, HOLDS, NOT

PATTERNS = {pattern.id: pattern for pattern in read_patterns()}


def verdict(name: str, view: PlantedView) -> str:
    return LEVELS[name].show(view, PATTERNS[name]).verdict


def test_handoffs_that_arrive_are_those_that_did_not_fail() -> None:
    assert verdict("P04", PlantedView({("handoffs_failed", "block"): [0.70, 0.71, 0.72]})) == HOLDS
    assert verdict("P04", PlantedView({("handoffs_failed", "block"): [0.30, 0.31, 0.32]})) == NOT


@pytest.mark.parametrize(("shares", "said"), [([0.6, 0.61, 0.62], CANNOT), ([0.9, 0.91, 0.92], NOT)])
def test_a_share_of_one_year_can_fail_one_of_a_life_only_from_above(shares: list[float], said: str) -> None:
    assert verdict("P02d", PlantedView({("severe|domestic_abuse", "block"): shares})) == said


@pytest.mark.parametrize(
    ("at20", "at30", "said"),
    [
        ([0.40, 0.41, 0.42], [0.401, 0.409, 0.42], HOLDS),
        ([0.40, 0.41, 0.42], [0.30, 0.311, 0.32], NOT),
        ([0.60, 0.611, 0.62], [0.601, 0.609, 0.62], NOT),
    ],
)
def test_caseload_bends_practice_below_twenty_and_not_above(at20: list[float], at30: list[float], said: str) -> None:
    planted = {("practice_breadth", "block", "caseload 10"): [0.5, 0.509, 0.52]}
    planted |= {("practice_breadth", "block", "caseload 20"): at20, ("practice_breadth", "block", "caseload 30"): at30}
    assert verdict("P13", PlantedView(planted)) == said
