import numpy as np
import pytest
from tests.lenses.signs.nulls import panel

from commonweal.lenses.signs.sign import ASK, CHANCE, Seen, Sign, adjust


def test_false_discoveries_are_controlled_over_the_series_of_a_kind():
    signs = [Sign("a", "x", p=0.01), Sign("a", "y", p=0.04), Sign("a", "z", why="too little"), Sign("a", "w", p=0.5)]
    told = adjust(signs)
    # Benjamini and Hochberg by hand: 0.01 * 3 / 1, 0.04 * 3 / 2, 0.5 * 3 / 3
    assert [sign.adjusted for sign in told] == pytest.approx([0.03, 0.06, None, 0.5])
    assert [sign.answer for sign in told] == [ASK, CHANCE, "cannot tell: too little", CHANCE]


def test_what_is_worth_asking_about_does_not_hang_on_other_kinds_of_sign():
    told = adjust([Sign("a", "x", p=0.02), *(Sign(kind, "x", p=0.9) for kind in "bcde")])
    assert (told[0].adjusted, told[0].adjusted_over_all) == pytest.approx((0.02, 0.1))
    assert told[0].answer == ASK


def test_what_chance_does_not_explain_may_have_a_plainer_reason():
    (told,) = adjust([Sign("a", "x", p=0.001, why="the companion rises too")])
    assert told.answer == "not chance, but the companion rises too"
    assert not told.asking


def test_nothing_tested_is_nothing_adjusted():
    assert adjust([Sign("a", "x", why="none")]) == [Sign("a", "x", why="none")]
    assert adjust([]) == []


def test_what_nobody_asks_for_is_not_looked_at_unless_the_record_leaves_that_open():
    value = np.zeros((2, 2))
    asked, open_, alone = panel(value, 0.9), panel(value, id="open"), panel(value, id="alone", unpaid=True)
    assert Seen(None, (asked, open_, alone)).asked == (asked,)
    assert Seen(None, (open_, alone)).asked == (open_,)
    assert Seen(None, (alone,)).asked == ()
    assert Seen(None, (panel(value, 0.9, unpaid=True),)).asked
