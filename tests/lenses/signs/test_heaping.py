import numpy as np
from tests.lenses.signs.nulls import alarms, panel

from commonweal.lenses.signs.heaping import seek
from commonweal.lenses.signs.sign import Seen


def look(value):
    (sign,) = seek(Seen(None, (panel(value),)))
    return sign


def whole(seed=1, sd=30.0):
    return np.round(np.random.default_rng(seed).normal(400, sd, (30, 24)))


def test_a_third_of_values_rounded_by_hand_to_fives_is_found():
    value = whole()
    by_hand = np.random.default_rng(2).random(value.shape) < 0.3
    sign = look(np.where(by_hand, 5 * np.round(value / 5), value))
    assert sign.p < 1e-6
    assert sign.value.low > 0.2
    assert (sign.n, sign.series) == (720, 30)


def test_figures_given_only_in_tens_are_heaped_too():
    sign = look(10 * np.round(whole(sd=300) / 10) + 0.0)
    assert sign.p is None or sign.p > 0.05  # tens alone have a last digit of their own: the one before
    fives = look(5 * np.round(whole(sd=300) / 5))
    assert fives.value.value == 1.0


def test_honest_figures_are_not():
    ps = [look(whole(seed)).p for seed in range(200)]
    assert alarms(ps) <= 0.10


def test_it_cannot_tell_where_values_are_reckoned_or_hardly_move():
    assert "reckoned" in look(np.random.default_rng(1).normal(size=(20, 20))).why
    assert "hardly move" in look(whole(sd=2.0)).why
    assert look(np.round(np.full((3, 1), 7.0))).p is None
