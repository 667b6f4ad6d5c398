"""Claims that allow for how many differences were looked at."""

import numpy as np

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study import Comparison, claims
from commonweal.study.claims import holm

from .places import planted


def test_holm_steps_down() -> None:
    assert holm({"a": 0.01, "b": 0.02, "c": 0.04}) == {"a", "b", "c"}
    assert holm({"a": 0.01, "b": 0.03, "c": 0.04}) == {"a"}
    assert holm({"a": 0.02, "b": 0.02, "c": 0.02}) == set()
    assert holm({}) == set()


def test_luck_alone_is_seldom_put_into_words() -> None:
    rng = np.random.default_rng(5)
    alone = stood = 0
    for _ in range(150):
        comparison = planted({"a": rng.normal(0, 1, (6, 2)), "b": rng.normal(0, 1, (6, 2))})
        for name in OUTCOMES:
            comparison.told.windows[2][name] = rng.normal(0, 1, (2, 6))
        held = claims(comparison)
        alone += len(held.alone)
        stood += bool(held.stand)
    looked_at = 150 * len(OUTCOMES)
    assert 0.04 < alone / looked_at < 0.06  # as many as the level says
    assert (
        stood / 150 < 0.45
    )  # at most 5 % in each of seven groups, less than a third in all; with room for luck


def test_a_planted_difference_stands_and_what_is_alike_is_not_looked_at(crossed: Comparison) -> None:
    comparison = planted({"a": np.ones((6, 4)), "b": 2 + np.random.default_rng(1).normal(0, 0.01, (6, 4))})
    held = claims(comparison)
    assert held.looked_at == 1
    assert held.stand == held.alone == {("burden", "a", "b")}
    assert len(held.by_construction) == len(OUTCOMES) - 1


def test_one_run_makes_no_claims() -> None:
    held = claims(planted({"a": np.ones((1, 3)), "b": np.zeros((1, 3))}))
    assert (held.looked_at, held.stand, held.alone) == (0, frozenset(), frozenset())
