"""Verdicts follow from intervals alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.study.interval import Interval
from commonweal.study.verdict import CANNOT, HOLDS, NOT, all_of, signed, within

REALS = st.floats(-10, 10)
UNTOLD = Interval(0.5, None, None, 1)


def between(low: float, high: float) -> Interval:
    return Interval((low + high) / 2, low, high, 8)


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(0.2, 0.3, HOLDS), (0.1, 0.4, HOLDS), (0.0, 0.2, CANNOT), (0.0, 0.9, CANNOT), (0.41, 0.5, NOT), (-1, 0.09, NOT)],
)
def test_a_level_holds_only_if_all_of_its_interval_lies_within(low: float, high: float, verdict: str) -> None:
    assert within(between(low, high), 0.1, 0.4) == verdict


@pytest.mark.parametrize(
    ("low", "high", "verdicts"),
    [
        (0.1, 0.2, {"+": HOLDS, "-": NOT, "0": NOT, "0/-": NOT, "0/+": HOLDS}),
        (-0.2, -0.1, {"+": NOT, "-": HOLDS, "0": NOT, "0/-": HOLDS, "0/+": NOT}),
        (-0.1, 0.1, {"+": CANNOT, "-": CANNOT, "0": HOLDS, "0/-": HOLDS, "0/+": HOLDS}),
    ],
)
def test_a_sign_is_judged_by_where_zero_lies(low: float, high: float, verdicts: dict[str, str]) -> None:
    assert {sign: signed(between(low, high), sign) for sign in verdicts} == verdicts


@pytest.mark.parametrize("sign", ["+", "-", "0", "0/-", "0/+"])
def test_without_an_interval_nothing_can_be_said(sign: str) -> None:
    assert signed(UNTOLD, sign) == CANNOT
    assert within(UNTOLD, 0, 1) == CANNOT


@given(REALS, REALS)
def test_a_sign_and_its_mirror_agree(a: float, b: float) -> None:
    low, high = min(a, b), max(a, b)
    assert signed(between(low, high), "+") == signed(between(-high, -low), "-")


def test_a_pattern_of_parts_fails_if_one_fails_and_is_open_if_one_is() -> None:
    assert all_of(HOLDS, HOLDS) == HOLDS
    assert all_of(HOLDS, CANNOT) == CANNOT
    assert all_of(CANNOT, NOT) == NOT
