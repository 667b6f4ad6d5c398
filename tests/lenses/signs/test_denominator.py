import numpy as np
import pytest
from tests.lenses.signs.nulls import panel

from commonweal.lenses.signs.denominator import seek
from commonweal.lenses.signs.sign import Seen


def look(value, people, **more):
    told = panel(value, denominator=people, **more)
    signs = seek(Seen(None, (told,)))
    return signs[0] if signs else None


def drawn(seed=1):
    luck = np.random.default_rng(seed)
    return luck.normal(size=(40, 24)), 200 * np.exp(0.1 * luck.normal(size=(40, 24)))


def test_a_share_that_rises_while_fewer_count_is_found_and_by_how_much_a_year():
    value, people = drawn()
    fall = np.exp(-0.2 * np.arange(24) * 30 / 365.25)  # 18 % a year
    sign = look(value + np.linspace(0, 1.5, 24), people * fall)
    assert sign.p < 0.01
    assert sign.value.low < np.expm1(-0.2) < sign.value.high
    assert sign.value.value == pytest.approx(np.expm1(-0.2), abs=0.02)


def test_one_of_the_two_alone_is_not():
    value, people = drawn()
    assert look(value, people * np.exp(-0.02 * np.arange(24))).p > 0.05
    assert look(value + np.linspace(0, 1.5, 24), people).p > 0.05


def test_it_needs_a_denominator_and_a_direction():
    value, people = drawn()
    assert look(value, np.full(value.shape, np.nan)) is None
    assert "which way" in look(value, people, better=0).why
    assert "eight services" in look(value[:5], people[:5]).why
