import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lenses.networks.test_rewiring import symmetric

from commonweal.lenses.networks import betweenness, closures, constraint, parts


def from_pairs(n: int, *pairs: tuple[int, int]) -> np.ndarray:
    tied = np.zeros((n, n), bool)
    for a, b in pairs:
        tied[a, b] = tied[b, a] = True
    return tied


STAR = from_pairs(5, (0, 1), (0, 2), (0, 3), (0, 4))
PATH = from_pairs(4, (0, 1), (1, 2), (2, 3))


def test_the_middle_of_a_star_lies_on_all_paths_and_its_closure_leaves_none():
    assert betweenness(STAR) == pytest.approx([1, 0, 0, 0, 0])
    pairs, cut = closures(STAR)
    assert pairs.tolist() == [6, 0, 0, 0, 0]
    assert cut.tolist() == [3, 0, 0, 0, 0]


def test_each_inner_node_of_a_path_breaks_two_pairs():
    pairs, cut = closures(PATH)
    assert pairs.tolist() == [0, 2, 2, 0]
    assert cut.tolist() == [0, 1, 1, 0]


def test_closing_a_node_of_a_ring_breaks_nothing():
    ring = from_pairs(5, *((i, (i + 1) % 5) for i in range(5)))
    assert closures(ring)[0].sum() == 0


def test_who_has_partners_that_know_each_other_is_constrained():
    triangle = from_pairs(4, (0, 1), (1, 2), (0, 2))
    found = constraint(triangle)
    assert found[:3] == pytest.approx((1 / 2 + 1 / 4) ** 2 * 2)
    assert np.isnan(found[3])
    assert constraint(STAR)[0] == pytest.approx(0.25)


def test_parts_are_counted_largest_first():
    assert parts(from_pairs(6, (0, 1), (1, 2), (3, 4))).tolist() == [3, 2, 1]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 14), st.floats(0, 0.7))
def test_paths_and_constraint_are_those_of_networkx(seed, n, share):
    tied = symmetric(np.random.default_rng(seed), n, share)
    graph = nx.from_numpy_array(tied)
    assert betweenness(tied) == pytest.approx(list(nx.betweenness_centrality(graph).values()))
    expected = nx.constraint(graph)
    assert constraint(tied) == pytest.approx([expected[i] for i in range(n)], nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 12), st.floats(0, 0.5))
def test_what_a_closure_breaks_is_what_is_left_when_the_node_is_taken_out(seed, n, share):
    tied = symmetric(np.random.default_rng(seed), n, share)
    graph = nx.from_numpy_array(tied)
    pairs, _ = closures(tied)
    for node in range(n):
        others = [i for i in range(n) if i != node]
        rest = graph.subgraph(others)
        lost = sum(
            nx.has_path(graph, a, b) and not nx.has_path(rest, a, b) for i, a in enumerate(others) for b in others[:i]
        )
        assert lost == pairs[node]
