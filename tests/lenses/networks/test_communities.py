import numpy as np
import pytest
from tests.lenses.networks.test_paths import from_pairs
from tests.lenses.networks.test_rewiring import symmetric

from commonweal.lenses.networks import agreement, divide, find_communities, nesting

TWO = np.repeat([0, 1], 15)


def blocks(luck: np.random.Generator, group: np.ndarray, within: float, between: float) -> np.ndarray:
    upper = np.triu(luck.random((len(group),) * 2) < np.where(group[:, None] == group, within, between), 1)
    return upper | upper.T


def test_two_triangles_are_two_communities_and_a_node_without_ties_is_in_none():
    tied = from_pairs(7, (0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3))
    label, worth = divide(tied)
    assert label.tolist() == [0, 0, 0, 1, 1, 1, -1]
    assert worth == pytest.approx(2 * (3 / 7 - 0.25))


def test_two_planted_communities_are_found():
    found = find_communities(blocks(np.random.default_rng(1), TWO, 0.4, 0.05), draws=39)
    assert found.p == pytest.approx(1 / 40)
    assert found.z > 3
    assert agreement(found.label, TWO, draws=99).value > 0.8
    assert found.stability > 0.8


def test_a_random_network_has_communities_no_more_often_than_one_in_twenty():
    luck = np.random.default_rng(7)
    alarms = sum(find_communities(symmetric(luck, 24, 0.2), draws=19).p <= 0.05 for _ in range(40))
    assert alarms <= 5  # 2 expected; 6 or more once in seventy


def test_a_network_without_ties_has_none():
    found = find_communities(np.zeros((5, 5), bool), draws=19)
    assert found.number == 0
    assert found.p == 1
    assert found.z is None
    assert nesting(np.zeros((5, 5), bool), found, 19) == []


def test_communities_within_communities_are_levels():
    small = np.repeat(np.arange(8), 8)
    rate = np.where(small[:, None] == small, 30.0, np.where(small[:, None] // 4 == small // 4, 8.0, 0.3))
    upper = np.triu(np.random.default_rng(3).poisson(rate), 1)
    counts = upper + upper.T
    levels = nesting(counts, find_communities(counts, 39), 39)
    assert [int(level.max()) + 1 for level in levels] == [2, 8]
    assert agreement(levels[-1], small, draws=99).value == pytest.approx(1)


def test_communities_of_one_make_have_no_level_below():
    luck = np.random.default_rng(5)
    deeper = 0
    for _ in range(10):
        tied = blocks(luck, TWO, 0.5, 0.02)
        deeper += len(nesting(tied, find_communities(tied, 19), 19)) > 1
    assert deeper <= 2
