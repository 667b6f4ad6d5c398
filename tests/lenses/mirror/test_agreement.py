import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.mirror import POINTS, agreement, far_apart

counts = st.lists(st.integers(0, 30), min_size=POINTS, max_size=POINTS).filter(lambda c: sum(c) > 1)


def a_of(*pairs):
    told = np.zeros(POINTS)
    for point, many in pairs:
        told[point - 1] = many
    return float(agreement(told)[0])


@pytest.mark.parametrize(
    ("told", "a"),
    [
        ([(4, 20)], 1.0),  # all the same
        ([(point, 5) for point in range(1, 11)], 0.0),  # evenly spread
        ([(1, 10), (10, 10)], -1.0),  # two camps at the ends
        ([(5, 10), (6, 10)], 1 - 1 / 9),  # one peak, two points wide
        # by hand: layers five, three and one wide, of sizes 50, 30 and 10
        ([(3, 10), (4, 20), (5, 30), (6, 20), (7, 10)], (50 * 5 / 9 + 30 * 7 / 9 + 10) / 90),
        # points 1 and 3: of the 8 triples of both and another, one has the other in the middle, seven at an end
        ([(1, 5), (3, 5)], (8 * 7 - 9 * 1) / (8 * 8) * 8 / 9),
    ],
)
def test_agreement_is_van_der_eijks(told, a):
    assert a_of(*told) == pytest.approx(a)


@given(counts, st.integers(1, 4))
def test_it_looks_at_shares_and_at_both_ends_alike(told, times):
    one = agreement(told)
    assert -1 <= one[0] <= 1
    assert agreement(np.array(told) * times) == pytest.approx(one)
    assert agreement(told[::-1]) == pytest.approx(one)


@given(counts, st.integers(1, 9))
def test_pairs_far_apart_are_those_one_would_count(told, apart):
    scores = np.repeat(np.arange(POINTS), told)
    i, j = np.triu_indices(len(scores), 1)
    assert far_apart(told, apart)[0] == pytest.approx((np.abs(scores[i] - scores[j]) >= apart).mean())


def test_of_nobody_nothing_is_told():
    assert np.isnan(agreement(np.zeros(POINTS))).all()
    assert np.isnan(far_apart(np.eye(POINTS)[0], 4)).all()
