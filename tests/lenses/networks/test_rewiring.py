from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.lenses.networks import dealt, rewired


def symmetric(luck: np.random.Generator, n: int, share: float) -> np.ndarray:
    upper = np.triu(luck.random((n, n)) < share, 1)
    return upper | upper.T


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(2, 15), st.floats(0.05, 0.9))
def test_every_node_keeps_its_ties_and_none_is_a_loop_or_a_double(seed, n, share):
    tied = symmetric(np.random.default_rng(seed), n, share)
    for drawn in rewired(tied, 3, seed):
        assert (drawn.sum(0) == tied.sum(0)).all()
        assert (drawn == drawn.T).all()
        assert not drawn.diagonal().any()


def test_all_networks_with_the_same_numbers_of_ties_come_equally_often():
    wanted = (2, 2, 2, 1, 1)
    alike = [
        ties
        for ties in combinations(combinations(range(5), 2), 4)
        if tuple(sum(i in tie for tie in ties) for i in range(5)) == wanted
    ]
    assert len(alike) == 7
    start = np.zeros((5, 5), bool)
    for a, b in alike[0]:
        start[a, b] = start[b, a] = True
    draws = 2000
    seen = Counter(tuple(zip(*np.nonzero(np.triu(one)), strict=True)) for one in rewired(start, draws, seed=4))
    assert len(seen) == 7
    assert max(abs(count - draws / 7) for count in seen.values()) < 4.5 * np.sqrt(draws * 6 / 49)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(4, 12))
def test_dealing_keeps_how_many_ends_each_node_has_and_makes_no_loops(seed, n):
    luck = np.random.default_rng(seed)
    upper = np.triu(luck.poisson(4, (n, n)), 1)
    counts = upper + upper.T
    for drawn in dealt(counts, 2, seed):
        assert not drawn.diagonal().any()
        assert (drawn.sum(0) == counts.sum(0)).all()


def test_dealing_gives_each_two_as_many_as_their_totals_say():
    counts = np.full((20, 20), 6) - 6 * np.eye(20, dtype=int)
    middle = np.mean(list(dealt(counts, 200)), axis=0)
    assert middle[~np.eye(20, dtype=bool)] == pytest.approx(6, abs=1)


def test_where_one_node_holds_most_ends_those_that_cannot_leave_it_are_left_out():
    counts = np.zeros((3, 3), int)
    counts[0, 1] = counts[1, 0] = 30
    drawn = next(iter(dealt(counts, 1)))
    assert drawn.sum() <= counts.sum()
    assert drawn[0, 0] == 0
