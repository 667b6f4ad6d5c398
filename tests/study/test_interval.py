"""Intervals and paired differences, held against SciPy and planted data."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from commonweal.study.interval import interval, paired, variance_ratio

NAN = float("nan")


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_intervals_agree_with_scipy(values: list[float]) -> None:
    found, error = interval(np.array(values)), stats.sem(values)
    assert found.mean == pytest.approx(np.mean(values), abs=1e-6)
    if error > 1e-6:
        low, high = stats.t.interval(0.95, len(values) - 1, np.mean(values), error)
        assert (found.low, found.high) == pytest.approx((low, high), rel=1e-6, abs=1e-6)


def test_paired_chance_agrees_with_scipy() -> None:
    rng = np.random.default_rng(1)
    a = rng.normal(0, 1, 8)
    b = a + rng.normal(0.1, 0.2, 8)
    found = paired(a, b)
    assert found.p == pytest.approx(stats.ttest_rel(b, a).pvalue, rel=1e-9)
    assert found.mean == pytest.approx(np.mean(b - a))
    assert found.excludes_zero == (found.p is not None and found.p < 0.05)


def test_one_run_has_no_bounds_and_no_chance() -> None:
    found = paired(np.array([1.0]), np.array([3.0]))
    assert (found.mean, found.low, found.high, found.n) == (2.0, None, None, 1)
    assert found.p is None
    assert found.paired_variance_ratio is None


def test_a_run_that_cannot_tell_is_left_out_of_both() -> None:
    found = paired(np.array([1.0, NAN, 2.0, 5.0]), np.array([2.0, 9.0, NAN, 7.0]))
    assert (found.mean, found.n) == (1.5, 2)
    assert interval(np.array([NAN, NAN])) == interval(np.array([]))
    assert interval(np.array([NAN])).mean is None


def test_shared_luck_is_worth_what_was_planted() -> None:
    # var(a) = var(luck) + own, b the same: the ratio is (2 luck + 2 own) / (2 own)
    rng = np.random.default_rng(2)
    luck = rng.normal(0, 3, 20_000)
    a, b = luck + rng.normal(0, 1, 20_000), luck + rng.normal(0, 1, 20_000)
    assert variance_ratio(a, b) == pytest.approx((9 + 1) / 1, rel=0.05)
    assert variance_ratio(a, rng.permutation(b)) == pytest.approx(1, rel=0.05)


def test_alike_in_every_run_is_exactly_zero_without_a_ratio() -> None:
    a = np.array([13.1, 12.7, 14.9])
    found = paired(a, a * (1 + 1e-15))
    assert (found.mean, found.low, found.high) == (0, 0, 0)
    assert found.by_construction
    assert found.paired_variance_ratio is None


def test_a_constant_difference_has_no_ratio_and_no_width() -> None:
    a = np.array([1.0, 2.0, 4.0])
    found = paired(a, a + 0.5)
    assert (found.low, found.high, found.p) == (0.5, 0.5, 0.0)
    assert found.paired_variance_ratio is None
    assert not found.by_construction
