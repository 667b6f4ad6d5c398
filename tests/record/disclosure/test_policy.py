"""One number on its way out, and how strict a place may be about it."""

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.disclosure.attack import plain, reading

from commonweal.record import RecordError
from commonweal.record.disclosure import (
    DEFAULT,
    Policy,
    may_show_beside,
    may_show_statistic,
    shown_count,
    shown_rate,
)
from commonweal.record.disclosure.policy import readings

POLICIES = st.builds(Policy, st.integers(8, 40), st.integers(5, 40))
PEOPLE = st.integers(0, 400)


def test_the_default_is_the_nhs_rule() -> None:
    shown = [shown_count(n) for n in (0, 1, 7, 8, 12, 13, 17, 18, 1_000_002)]
    assert shown == [0, None, None, 10, 10, 15, 15, 20, 1_000_000]
    assert shown_count(None) is None


@given(PEOPLE, POLICIES)
def test_every_policy_hides_the_small_and_rounds_the_rest(n: int, policy: Policy) -> None:
    figure = shown_count(n, policy)
    assert figure == plain(n, policy)
    assert (figure == 0) == (n == 0), "only nobody is shown as nobody"
    if figure is not None:
        assert figure == 0 or figure >= policy.least
        low, high = readings(np.array([float(figure)]), policy)
        assert (low[0], high[0]) == reading(figure, policy)


@given(PEOPLE, POLICIES)
def test_what_is_shown_is_shown_the_same_again(n: int, policy: Policy) -> None:
    figure = shown_count(n, policy)
    if figure is not None:
        assert shown_count(figure, policy) == figure
        assert shown_count(n, policy) == figure


@given(PEOPLE, PEOPLE, POLICIES)
def test_order_is_never_turned_round(a: int, b: int, policy: Policy) -> None:
    first, second = shown_count(min(a, b), policy), shown_count(max(a, b), policy)
    assert first is None or second is None or first <= second


@given(PEOPLE, PEOPLE, POLICIES, st.integers(0, 20), st.integers(0, 20))
def test_a_stricter_policy_shows_no_more(n: int, whole: int, policy: Policy, more: int, coarser: int) -> None:
    stricter = policy.stricter(least=policy.least + more, base=policy.base + coarser)
    if shown_count(n, policy) is None:
        assert shown_count(n, stricter) is None
    if shown_rate(min(n, whole), max(n, whole), policy) is None:
        assert shown_rate(min(n, whole), max(n, whole), stricter) is None
    assert may_show_statistic(n, policy) or not may_show_statistic(n, stricter)


@pytest.mark.parametrize(("least", "base"), [(7, 5), (8, 4), (0, 5), (8, 0), (8.5, 5), (True, 5), ("10", 5)])
def test_a_looser_policy_is_refused(least: Any, base: Any) -> None:
    with pytest.raises(
        RecordError, match=r"small-number policy: (least|base) is .*\. It is a whole number, [85] or more"
    ):
        Policy(least, base)


def test_a_place_may_only_make_it_stricter() -> None:
    assert DEFAULT.stricter(least=10) == Policy(10, 5)
    assert Policy(10, 5).stricter(base=10) == Policy(10, 10)
    with pytest.raises(RecordError, match=r"least 8, base 5 is looser than least 10, base 5\. A place may only"):
        Policy(10, 5).stricter(least=8)


@given(PEOPLE, PEOPLE, POLICIES)
def test_a_share_is_between_none_and_all(a: int, b: int, policy: Policy) -> None:
    share = shown_rate(min(a, b), max(a, b), policy)
    assert share is None or 0 <= share <= 1


def test_a_rate_is_of_rounded_counts_and_hides_with_either_side() -> None:
    assert shown_rate(11, 22) == 10 / 20
    assert shown_rate(0, 22) == 0.0
    for hidden in ((3, 30), (27, 30), (3, 3), (0, 0), (None, 30), (10, None)):
        assert shown_rate(*hidden) is None, hidden
    assert shown_rate(27, 30, share=False) == 25 / 30, "contacts each: who has none is no complement"
    with pytest.raises(RecordError, match="A part is no greater"):
        shown_rate(31, 30)


def test_statistics_need_eight_and_quantiles_more() -> None:
    assert next(n for n in range(60) if may_show_statistic(n)) == 8
    assert next(n for n in range(60) if may_show_statistic(n, quantile=0.5)) == 8
    assert next(n for n in range(60) if may_show_statistic(n, quantile=0.9)) == 38
    assert not any(may_show_statistic(10**6, quantile=end) for end in (0.0, 1.0)), "one person's value"
    assert not may_show_statistic(None)


def test_two_groups_that_differ_by_few_are_not_shown_together() -> None:
    assert [may_show_beside(20, 20 + few) for few in (0, 1, 7, 8)] == [True, False, False, True]
    with pytest.raises(RecordError, match="21 are part of 20"):
        may_show_beside(21, 20)


def test_with_and_without_one_person_differs_only_where_rounding_turns() -> None:
    """The limit that is said aloud: one count in `base` tells who asks twice that the one was counted."""
    turns = [n for n in range(1, 58) if shown_count(n) != shown_count(n - 1)]
    assert turns == [1, 8, 13, 18, 23, 28, 33, 38, 43, 48, 53]


@given(st.integers(8, 400), PEOPLE)
def test_the_difference_of_two_shown_counts_is_never_certainly_small(part: int, more: int) -> None:
    """The part and the whole are shown, the rest is not listed: it may be nobody, or enough to be shown."""
    inner, outer = reading(shown_count(part) or 0, DEFAULT), reading(shown_count(part + more) or 0, DEFAULT)
    rests = {b - a for a in range(inner[0], inner[1] + 1) for b in range(outer[0], outer[1] + 1) if b >= a}
    assert len(rests) >= DEFAULT.base
    assert 0 in rests or max(rests) >= DEFAULT.least


@pytest.mark.parametrize("wrong", [-1, 1.5, float("nan"), "7", True, [3]])
def test_what_is_no_count_is_refused(wrong: Any) -> None:
    with pytest.raises(RecordError, match=re.escape(f"{wrong!r} is no count of people")):
        shown_count(wrong)
