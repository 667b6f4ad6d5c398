import numpy as np
import pytest

from commonweal.lenses import doubt
from commonweal.lenses.lexicon import per_1000, times


def test_of_few_documents_the_interval_is_poissons():
    hits, words = np.array([3, 7]), np.array([500, 1500])
    assert per_1000(hits, words) == doubt.rate(10, 2000, 1000.0)


def test_of_eight_documents_it_is_over_documents_and_wider_where_words_come_in_bursts():
    words = np.full(8, 1000)
    even, bursts = np.full(8, 10), np.array([80, 0, 0, 0, 0, 0, 0, 0])
    single = doubt.rate(80, 8000, 1000.0)
    assert per_1000(even, words) == single  # never narrower than Poisson
    told = per_1000(bursts, words)
    assert told.value == single.value
    assert told.low < single.low < single.high < told.high
    # by hand: squares of h/80 - 1/8 add to 0.875; times 8/7 is 1; t with 7 degrees of freedom is 2.3646
    assert told.high == pytest.approx(10 * np.exp(2.3646), rel=1e-4)


def test_no_hit_has_an_upper_end():
    assert per_1000(np.zeros(9, int), np.full(9, 1000)) == doubt.rate(0, 9000, 1000.0)
    assert per_1000(np.zeros(0, int), np.zeros(0, int)).value is None


def test_times_is_the_odds_of_a_share_and_nothing_without_the_second():
    told = times(np.array([30]), np.array([10]), np.array([1000]))
    part = doubt.share(30, 40)
    assert told.value == 3
    assert told.low == pytest.approx(part.low / (1 - part.low))
    assert times(np.array([30]), np.array([0]), np.array([1000])).value is None
    assert times(np.array([0]), np.array([5]), np.array([1000])).value == 0


@pytest.mark.parametrize("burst", [0.0, 1.0])
def test_intervals_hold_the_truth_about_as_often_as_they_say(burst):
    luck, held, drawn = np.random.default_rng(5), 0, 400
    for _ in range(drawn):
        words = luck.lognormal(7.5, 0.5, 15).astype(int)
        lively = luck.gamma(1.0, 1.0, 15) if burst else np.ones(15)
        told = per_1000(luck.poisson(words * 0.005 * lively), words)
        held += told.low <= 5 <= told.high
    assert 0.89 <= held / drawn <= 0.995
