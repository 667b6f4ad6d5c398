"""Coalitions of dials between two regimes."""

import pytest

from commonweal.lab import read_regime
from commonweal.study.coalition import between, moved, singles_and_rests, subsets

BLOCK, ALLIANCE = read_regime("block"), read_regime("alliance")


def test_none_and_all_are_the_two_regimes() -> None:
    dials = moved(BLOCK, ALLIANCE)
    assert set(dials) == {"pool", "learn", "feedback", "coloc", "coprod", "perm"}
    assert between(BLOCK, ALLIANCE, frozenset()).hash == BLOCK.hash
    assert between(BLOCK, ALLIANCE, frozenset(dials)).hash == ALLIANCE.hash
    assert between(BLOCK, ALLIANCE, frozenset({"learn"})).steps[0].dials == BLOCK.steps[0].dials._replace(learn=0.05)


def test_all_subsets_and_those_tried_by_hand() -> None:
    assert len(subsets("abcd")) == len(set(subsets("abcd"))) == 16
    assert [len(c) for c in singles_and_rests("abc")] == [0, 1, 1, 1, 2, 2, 2, 3]
    assert len(singles_and_rests("ab")) == 4  # all but one of two is the other alone


def test_paths_and_twins_are_refused() -> None:
    with pytest.raises(ValueError, match="changes over the years"):
        moved(BLOCK, read_regime("plymouth-path"))
    with pytest.raises(ValueError, match="nothing to switch"):
        moved(BLOCK, BLOCK)
