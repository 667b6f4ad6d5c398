import numpy as np
import pytest
from tests.lenses.networks.test_rewiring import symmetric

from commonweal.lenses.networks import node_weights, pair_ratio, pair_sums, ratios, spread


def test_every_draw_has_as_many_nodes_as_there_are():
    assert (node_weights(7, 50).sum(1) == 7).all()


def test_sums_leave_out_pairs_of_a_node_with_itself():
    weights = np.array([[2.0, 1.0, 0.0]])
    assert pair_sums(weights, np.ones((3, 3)))[0] == 2 * 2 * 1


def test_nothing_to_divide_by_gives_no_value():
    assert pair_ratio(np.zeros((3, 3)), np.zeros((3, 3))).value is None
    assert np.isnan(ratios(np.ones(1), np.zeros(1))).all()


def test_a_value_whose_draws_seldom_tell_has_no_interval():
    assert spread(1.0, np.full(10, np.nan)).low is None


def test_the_interval_holds_the_truth_at_least_as_often_as_it_says():
    luck, hit = np.random.default_rng(2), 0
    whole = ~np.eye(30, dtype=bool)
    for _ in range(120):
        told = pair_ratio(symmetric(luck, 30, 0.2), whole)
        hit += told.low <= 0.2 <= told.high
    assert hit >= 112  # 95 % of 120 is 114


def test_ties_that_hang_together_make_a_longer_interval_than_ties_apart():
    luck = np.random.default_rng(3)
    even = symmetric(luck, 40, 0.25)
    busy = np.where(np.arange(40) < 20, 0.5, 0.0)
    upper = np.triu(luck.random((40, 40)) < np.add.outer(busy, busy) / 2, 1)
    whole = ~np.eye(40, dtype=bool)
    one, two = pair_ratio(even, whole), pair_ratio(upper | upper.T, whole)
    assert two.high - two.low > 1.5 * (one.high - one.low)
    assert two.value == pytest.approx(0.25, abs=0.05)
