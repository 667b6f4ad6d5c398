import numpy as np
from tests.lenses.signs.nulls import STEADY, alarms, panel

from commonweal.lenses.signs.sign import Seen
from commonweal.lenses.signs.spread import seek


def look(value):
    (sign,) = seek(Seen(None, (panel(value),)))
    return sign


def test_services_that_grow_alike_by_half_are_found_and_by_how_much():
    luck = np.random.default_rng(2)
    sign = look(luck.normal(size=(60, 16)) * np.exp(np.linspace(0, np.log(0.5), 16)))
    assert sign.p < 0.01
    assert sign.value.low < 0.5 < sign.value.high < 1
    assert (sign.series, sign.n) == (60, 960)


def test_services_that_grow_apart_are_not():
    luck = np.random.default_rng(1)
    assert look(luck.normal(size=(60, 16)) * np.linspace(0.5, 1, 16)).p > 0.9


def test_a_shared_rise_is_no_change_of_spread():
    luck = np.random.default_rng(1)
    value = luck.normal(size=(40, 16))
    assert look(value).p == look(np.round(value, 12) + np.arange(16)).p


def test_too_few_services_or_none_that_differ_cannot_tell():
    assert look(np.ones((5, 20))).p is None
    assert look(np.ones((20, 20))).why == "in some period all services report the same"


def test_no_more_than_one_false_alarm_in_twenty():
    kind = STEADY["memory 0.9"]
    ps = [look(kind(np.random.default_rng([8, i]), 30, 16)).p for i in range(100)]
    assert alarms(ps) <= 0.12
