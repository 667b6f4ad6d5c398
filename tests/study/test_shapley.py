"""Shapley values: shares add up, and known games are shared out as they must be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.study.coalition import Coalition, subsets
from commonweal.study.shapley import along, draw_orders, exact, prefixes

NAMES = ("a", "b", "c", "d")
WORTHS = st.lists(st.floats(-100, 100), min_size=16, max_size=16)


def game(values: list[float]) -> dict[Coalition, float]:
    return dict(zip(subsets(NAMES), values, strict=True))


@given(values=WORTHS)
def test_shares_add_up_to_the_whole_difference(values: list[float]) -> None:
    worth = game(values)
    whole = worth[frozenset(NAMES)] - worth[frozenset()]
    assert exact(NAMES, worth).sum() == pytest.approx(whole, abs=1e-9)
    assert along(NAMES, worth, draw_orders(NAMES, 3, 1)).sum() == pytest.approx(whole, abs=1e-9)


@given(gains=st.lists(st.floats(-10, 10), min_size=4, max_size=4))
def test_players_that_do_not_meet_keep_what_they_bring(gains: list[float]) -> None:
    worth = {c: sum(gains[NAMES.index(name)] for name in c) for c in subsets(NAMES)}
    assert exact(NAMES, worth) == pytest.approx(gains, abs=1e-9)
    assert along(NAMES, worth, draw_orders(NAMES, 1, 5)) == pytest.approx(gains, abs=1e-9)


def test_what_two_bring_only_together_is_halved() -> None:
    worth = {c: 1.0 if {"a", "b"} <= c else 0.0 for c in subsets(NAMES)}
    assert exact(NAMES, worth) == pytest.approx([0.5, 0.5, 0, 0])
    # a pair of orders, one the reverse of the other, halves it too
    assert along(NAMES, worth, draw_orders(NAMES, 1, 2)) == pytest.approx([0.5, 0.5, 0, 0])


def test_drawn_orders_come_near_the_exact_shares() -> None:
    draw = np.random.default_rng(1)
    worth = game(list(draw.normal(size=16)))
    near = along(NAMES, worth, draw_orders(NAMES, 2000, 1))
    assert near == pytest.approx(exact(NAMES, worth), abs=0.05)


def test_orders_are_of_the_seed_alone_and_come_with_their_reverse() -> None:
    assert draw_orders(NAMES, 3, 7) == draw_orders(NAMES, 3, 7)
    one, back = draw_orders(NAMES, 1, 7)
    assert one[::-1] == back
    assert [len(c) for c in prefixes(one)] == [0, 1, 2, 3, 4]
