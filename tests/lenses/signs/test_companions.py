import numpy as np
import pytest
from tests.lenses.signs.nulls import panel

from commonweal.lenses.signs.companions import MOST, move_together, pairs, seek, together
from commonweal.lenses.signs.sign import Seen

RISE = np.linspace(0, 1.5, 16)


def noise(seed, units=60):
    return np.random.default_rng(seed).normal(size=(units, 16))


def other(value, name="kept", **more):
    return panel(value, id=name, indicator=name, **more)


def look(one, companion):
    (sign,) = seek(Seen(None, (one, companion)))
    return sign


def test_a_paid_measure_that_rises_beside_a_flat_one_is_found():
    sign = look(panel(noise(1) + RISE, 2.0), other(noise(2)))
    assert sign.p < 0.01
    assert sign.value.low > 0
    assert sign.of == "answered in time beside kept"
    assert not sign.why


def test_it_is_not_where_the_companion_rises_as_well():
    assert look(panel(noise(1) + RISE, 2.0), other(noise(2) + RISE)).p > 0.05
    less = look(panel(noise(1) + 2 * RISE, 2.0), other(noise(2) + RISE))
    assert less.p < 0.05
    assert less.why == "the companion rises too"


def test_nor_where_the_measure_is_flat_and_the_companion_falls():
    assert look(panel(noise(1), 2.0), other(noise(2) - RISE)).p > 0.05


def test_better_is_up_whichever_way_a_measure_runs():
    plain = look(panel(noise(1) + RISE, 2.0), other(noise(2)))
    waits = look(panel(-noise(1) - RISE, -2.0, better=-1), other(-noise(2), better=-1))
    assert waits.p == plain.p
    assert waits.value.value == pytest.approx(plain.value.value)


def test_what_is_asked_for_is_held_against_others_those_nobody_asks_for_first():
    asked, free, paid = panel(noise(1), 2.0), other(noise(2)), other(noise(3), "paid", paid=True)
    assert [(a.id, b.id) for a, b in pairs((asked, paid), (asked, free, paid))] == [
        ("in_time", "kept"),
        ("in_time", "paid"),
        ("paid", "kept"),
        ("paid", "in_time"),
    ]


def test_many_indicators_do_not_make_endless_pairs():
    many = tuple(other(noise(1, 8), f"i{i:02d}", paid=True) for i in range(60))
    assert len(pairs(many, many)) <= MOST


def test_it_cannot_tell_without_a_direction_or_services_in_common():
    assert "which way" in look(panel(noise(1), 2.0, better=0), other(noise(2))).why
    apart = other(noise(2), services=tuple(f"other {i}" for i in range(60)))
    assert "in common" in look(panel(noise(1), 2.0), apart).why
    assert "eight services" in look(panel(noise(1, 5), 2.0), other(noise(2, 5))).why


def test_only_cells_that_both_have_are_held_together():
    first, second = noise(1), noise(2)
    first[0, 3] = np.nan
    left, right = together(panel(first), other(second))
    assert np.isnan(left[0, 3])
    assert np.isnan(right[0, 3])
    assert left.shape == (60, 16)


def test_changes_of_a_copy_move_wholly_together_and_of_strangers_not():
    same = move_together(panel(noise(1)), other(3 * noise(1)))
    assert same.value == pytest.approx(1)
    apart = move_together(panel(noise(1)), other(noise(2)))
    assert apart.low < 0 < apart.high
    assert move_together(panel(noise(1, 1)), other(noise(2, 1))).value is None
    assert move_together(panel(np.ones((9, 9))), other(np.ones((9, 9)))).value is None
