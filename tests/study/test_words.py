"""Numbers as people read them."""

import pytest

from commonweal.study import words
from commonweal.study.interval import Interval


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.1234, "share of people", "12.3%"),
        (0.4959, "need-units a person", "0.496"),
        (324.0, "pounds a person and year", "£324"),
        (12345.6, "weeks", "12,346"),
        (-0.25, "ratio", "−0.250"),
        (0.0, "ratio", "0"),
        (None, "ratio", "cannot tell"),
    ],
)
def test_levels(value: float | None, unit: str, said: str) -> None:
    assert words.level(value, unit) == said


def test_a_difference_is_rounded_to_what_its_interval_knows() -> None:
    found = Interval(0.0008219, -0.00154, 0.00318, 2)
    assert words.change(found.mean, "need-units a person", found) == "+0.0008"
    assert words.change_interval(found, "need-units a person") == "−0.0015 to +0.0032"


def test_shares_differ_in_percentage_points() -> None:
    assert words.change(-0.0423, "share of those who asked") == "−4.2"
    assert words.change_unit("share of those who asked") == "percentage points"
    assert words.unit_words("share of those who asked") == "% of those who asked"
    assert words.unit_words("pounds a person and year") == "£ a person and year"


def test_bounds_of_a_share_stay_possible() -> None:
    assert words.level_interval(Interval(0.05, -0.02, 0.13, 2), "share") == "0.00% to 13.00%"
    assert words.level_interval(Interval(0.05, None, None, 1), "share") == ""


def test_lists_and_counts() -> None:
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(["a"]) == "a"
    assert words.listed([]) == ""
    assert (words.count(1, "run"), words.count(2500, "run")) == ("1 run", "2,500 runs")
    assert words.percent(0.971) == "97%"
    assert words.capital("NHS and all") == "NHS and all"
    assert words.signed(-0.0001, 2) == "0.00"


def test_a_difference_is_told_with_its_bounds_if_it_has_any() -> None:
    assert words.change_told(Interval(0.5, 0.25, 0.75, 4), "weeks") == "+0.50 (+0.25 to +0.75)"
    assert words.change_told(Interval(0.5, None, None, 1), "weeks") == "+0.50"
    assert words.change_told(Interval(None, None, None, 0), "weeks") == words.UNTOLD
