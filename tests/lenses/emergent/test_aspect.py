import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.emergent.aspect import MORE, NO_MORE, UNTOLD, Aspect, holm, rank_p, sign, untold


def test_a_sign_is_told_by_its_p_and_level():
    assert sign("hierarchy", "x", 0.05, 39)["told"] == MORE
    assert sign("hierarchy", "x", 0.06, 39)["told"] == NO_MORE
    assert sign("hierarchy", "x", None, None) == {
        "aspect": "hierarchy", "sign": "x", "told": UNTOLD, "p": None, "level": None, "draws": None
    }  # fmt: skip


def test_an_aspect_that_cannot_be_told_says_why():
    aspect = untold("dynamics", "changes", "the record holds no time.")
    assert not aspect.told
    assert aspect.open == ("Dynamics: the record holds no time.",)
    assert Aspect("x", "", signs=(sign("x", "y", 0.5, 9),)).told


def test_chance_counts_what_was_found_as_one_of_its_draws():
    assert rank_p(2.0, np.array([1.0, 2.0, 3.0])) == 0.75
    assert rank_p(9.0, np.zeros(19)) == 0.05


def test_holm_by_hand():
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_correction_never_makes_a_test_sharper_and_keeps_the_order(ps):
    told = holm(ps)
    assert all(p <= q <= 1 for p, q in zip(ps, told, strict=True))
    assert [q for _, q in sorted(zip(ps, told, strict=True))] == sorted(told)
