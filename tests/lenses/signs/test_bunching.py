import numpy as np
import pytest
from tests.lenses.signs.nulls import SMOOTH, alarms, gamed, panel

from commonweal.lenses.signs.bunching import at_target, lines, look_at, seek
from commonweal.lenses.signs.sign import Seen


def look(told):
    (sign,) = seek(Seen(None, (told,)))
    return sign


def test_shares_lifted_to_the_target_are_found_at_the_target_and_not_beside_it():
    luck = np.random.default_rng(1)
    told = panel(gamed(luck.beta(9, 1.5, (140, 36)), 0.9, 0.3, 0.01, luck), 0.9)
    sign = look(told)
    assert sign.p < 0.001
    assert sign.value.low > 1
    assert not sign.why
    others = [line for line in lines(told) if line.offset != 0]
    assert len(others) > 3
    assert all(line.adjusted > 0.05 for line in others)


def test_lower_is_better_is_the_same_question_upside_down():
    luck = np.random.default_rng(1)
    value = gamed(luck.beta(9, 1.5, (60, 36)), 0.9, 0.3, 0.02, luck)
    up, down = look(panel(value, 0.9)), look(panel(-value, -0.9, better=-1))
    assert up.p == pytest.approx(down.p, abs=0.01)
    assert up.value.value == pytest.approx(down.value.value)


def test_where_nobody_says_which_way_is_better_both_are_looked_at_and_paid_for():
    luck = np.random.default_rng(1)
    value = gamed(luck.beta(9, 1.5, (60, 36)), 0.9, 0.2, 0.02, luck)
    assert look(panel(value, 0.9, better=0)).p == pytest.approx(min(1, 2 * look(panel(value, 0.9)).p))


def test_heaps_at_every_round_line_are_not_bunching_at_the_target():
    luck = np.random.default_rng(1)
    value = luck.normal(50, 12, (60, 36))
    heaped = np.where(luck.random(value.shape) < 0.5, 5 * np.round(value / 5) + 0.01 * luck.random(value.shape), value)
    sign = look(panel(heaped, 50.0))
    assert sign.p < 0.01
    assert sign.why == "other lines, that nobody set, show as much"


def test_targets_of_each_service_s_own_are_held_against_its_own_values():
    luck = np.random.default_rng(1)
    own = luck.normal(0, 5, (60, 1)) + np.zeros((60, 36))
    value = own + gamed(luck.normal(size=own.shape), 0.0, 0.3, 0.2, luck)
    assert look(panel(value, target=own)).p < 0.01


def test_without_a_target_nothing_is_looked_for_and_with_little_near_it_nothing_is_told():
    luck = np.random.default_rng(1)
    assert seek(Seen(None, (panel(luck.normal(size=(20, 20))),))) == []
    far = look(panel(luck.normal(size=(20, 20)), 9.0))
    assert far.p is None
    assert far.why
    one = panel(np.full((20, 20), 3.0), 3.0)
    assert look(one).p is None
    assert at_target(lines(one)).found.p is None


@pytest.mark.parametrize("kind", ["skewed shares near 1", "whole numbers, rising side", "memory 0.9"])
def test_no_more_than_one_false_alarm_in_twenty(kind):
    ps = [look_at(SMOOTH[kind](np.random.default_rng([7, i]), 60, 16)).found.p for i in range(100)]
    assert alarms(ps) <= 0.12  # 0.05 and three standard errors
