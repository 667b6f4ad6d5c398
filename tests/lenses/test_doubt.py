import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from commonweal.lenses import doubt


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_has_the_score_interval_and_never_leaves_nought_to_one(k_n):
    k, n = k_n
    told, known = doubt.share(k, n), stats.binomtest(k, n).proportion_ci(method="wilson")
    assert told.value == k / n
    assert (told.low, told.high) == pytest.approx((known.low, known.high), abs=1e-9)
    assert 0 <= told.low <= told.value + 1e-12
    assert told.value - 1e-12 <= told.high <= 1


@given(st.integers(0, 400), st.floats(0.5, 1e6))
def test_a_rate_has_the_exact_poisson_interval(count, exposure):
    told = doubt.rate(count, exposure, per=1000)
    low = stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0
    assert told.low == pytest.approx(low / exposure * 1000, rel=1e-6)
    assert told.high == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2 / exposure * 1000, rel=1e-6)


def test_a_mean_has_students_interval_and_leaves_out_what_is_unknown():
    told = doubt.mean(np.array([1.0, np.nan, 2.0, 6.0]))
    known = stats.ttest_1samp([1, 2, 6], 0).confidence_interval(0.95)
    assert (told.value, told.low, told.high) == pytest.approx((3, known.low, known.high))
    assert doubt.mean(np.array([4.0])) == doubt.Doubt(4.0)
    assert doubt.mean(np.array([np.nan])) == doubt.NOTHING


def test_a_median_is_between_order_statistics_of_the_right_rank():
    told = doubt.median(np.arange(1.0, 101))
    assert (told.value, told.low, told.high) == (50.5, 40, 61)  # Conover's table for n = 100
    assert doubt.median(np.arange(5.0)) == doubt.Doubt(2.0), "five values make no interval of 95 %"
    assert (doubt.median(np.arange(6.0)).low, doubt.median(np.arange(6.0)).high) == (0, 5)


@given(st.lists(st.integers(-50, 50), min_size=6, max_size=60))
def test_a_median_is_that_of_numpy_and_lies_in_its_interval(values):
    told = doubt.median(np.array(values, float))
    assert told.value == np.median(values)
    assert told.low <= told.value <= told.high


def test_medians_of_any_law_are_covered_as_often_as_they_say():
    luck = np.random.default_rng(2)
    held = [doubt.median(x) for x in luck.exponential(size=(800, 25))]
    covered = np.mean([one.low <= np.log(2) <= one.high for one in held])
    assert 0.94 <= covered <= 0.985, "ranks are whole, so the interval is a little too wide and never too narrow"


def test_many_events_of_one_person_do_not_pass_for_many_people():
    top, bottom = np.repeat([0.0, 10.0], 20), np.full(40, 10.0)
    together, apart = doubt.ratio(top, bottom), doubt.share(200, 400)
    assert together.value == apart.value == 0.5
    assert together.high - together.low > 3 * (apart.high - apart.low)


def test_a_bootstrap_gives_the_same_figure_every_time():
    values = np.random.default_rng(1).normal(size=80)
    first, again = (doubt.bootstrap(values, np.mean) for _ in range(2))
    assert first == again
    assert first.low == pytest.approx(doubt.mean(values).low, abs=0.05)


def test_nothing_is_said_of_nothing():
    none = np.zeros(0)
    told = [doubt.share(0, 0), doubt.rate(1, 0), doubt.median(none), doubt.ratio(none, none)]
    assert {*told, doubt.bootstrap(none, np.mean)} == {doubt.NOTHING}
