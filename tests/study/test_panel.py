"""The panel's shares and correlations, against people placed by hand."""

import numpy as np
import pytest
from tests.study.places import small_place

from commonweal.lab import read_regime
from commonweal.lab.kernels.fixed import LEVEL
from commonweal.place import DOMAINS
from commonweal.study.job import Job
from commonweal.study.panel import correlation, overlaps, still
from commonweal.study.work import work


def people(*needs: tuple[str, ...]) -> np.ndarray:
    return np.array([[name in own for name in DOMAINS] for own in needs])


def test_overlaps_count_the_three_systems_and_no_other_need() -> None:
    found = overlaps(
        people(
            ("homelessness",),
            ("homelessness", "offending"),
            ("homelessness", "offending", "substance_misuse"),
            ("mental_health", "physical_health", "homelessness"),
            ("mental_health",),
        )
    )
    assert found["two_of_three"] == pytest.approx(2 / 4)
    assert found["three_of_three"] == pytest.approx(1 / 4)


def test_the_severe_cohort_has_three_of_five_and_physical_health_does_not_count() -> None:
    found = overlaps(
        people(
            ("homelessness", "offending", "mental_health"),
            ("homelessness", "offending", "mental_health", "domestic_abuse"),
            ("homelessness", "offending", "physical_health"),
        )
    )
    assert found["severe|four"] == pytest.approx(1 / 2)
    assert found["severe|domestic_abuse"] == pytest.approx(1 / 2)
    assert found["severe|homelessness"] == 1


def test_nobody_in_need_tells_nothing() -> None:
    assert all(np.isnan(value) for value in overlaps(np.zeros((5, 6), bool)).values())


def test_still_counts_those_who_were_in_need_before_and_are_now() -> None:
    high, low = LEVEL * 3 // 4, LEVEL // 4
    before, now = np.array([high, high, high, low]), np.array([high, low, low, high])
    assert still(before, now) == pytest.approx(1 / 3)


def test_a_correlation_leaves_out_those_without_an_open_case() -> None:
    bond = np.array([1.0, 2.0, 3.0, np.nan])
    assert correlation(bond, np.array([2.0, 4.0, 6.0, -99.0])) == pytest.approx(1)
    assert np.isnan(correlation(bond, np.ones(4)))
    assert np.isnan(correlation(np.full(4, np.nan), np.ones(4)))


@pytest.fixture(scope="module")
def facts() -> list[dict[str, float]]:
    regimes = (read_regime("block"), read_regime("targets"))
    return [ran.facts for ran in work(Job(small_place(), regimes, 1, 3, gauges=("panel",)))]


def test_regimes_share_their_common_history_and_then_part(facts: list[dict[str, float]]) -> None:
    block, targets = facts
    assert block["two_of_three"] == targets["two_of_three"]
    assert block["asked|2"] != targets["asked|2"]


def test_all_that_checks_ask_of_a_panel_is_there(facts: list[dict[str, float]]) -> None:
    asked = {f"asked|{year}" for year in range(3)} | {f"serious|{name}" for name in DOMAINS}
    asked |= {"still_homeless", "relationship", "completed|substance_misuse", "severe|four"}
    assert asked <= set(facts[0])
    assert all(0 <= facts[0][name] <= 1 for name in asked if not name.startswith(("asked", "relationship")))
