import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lenses.making import made

from commonweal.lenses.networks import agreement
from commonweal.lenses.networks.agreement import declared, mutual

HALVES = np.repeat([0, 1], 20)


def test_the_same_division_agrees_wholly_whatever_its_parts_are_called():
    told = agreement(HALVES, 7 - HALVES)
    assert told.value == pytest.approx(1)
    assert told.p == pytest.approx(0.001)


def test_divisions_that_cross_have_nothing_in_common():
    crossing = np.tile([0, 1], 20)
    assert mutual(HALVES, crossing) == pytest.approx(0, abs=1e-12)
    told = agreement(HALVES, crossing)
    assert told.value < 0.05
    assert told.p > 0.5


def test_random_divisions_agree_about_zero_however_many_parts():
    luck = np.random.default_rng(1)
    found = [agreement(luck.integers(0, 10, 40), luck.integers(0, 10, 40), draws=99).value for _ in range(40)]
    assert np.mean(found) == pytest.approx(0, abs=0.03)


def test_unknown_labels_are_left_out_and_one_part_alone_tells_nothing():
    assert agreement(np.array([0, 0, 1, -1]), np.array([1, 1, 0, 0]), draws=9).n == 3
    assert agreement(np.zeros(5, int), np.arange(5)).value is None
    assert agreement(np.zeros(0, int), np.zeros(0, int)).value is None


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=30))
def test_agreement_is_the_same_both_ways(pairs):
    one, two = np.array(pairs).T
    assert mutual(one, two) == pytest.approx(mutual(two, one))
    assert mutual(one, two) >= -1e-12


def test_what_a_record_declares_is_told_with_what_it_leaves_out(tmp_path):
    services = [{"id": "a", "provider": "x", "area": "n"}, {"id": "b", "provider": None}, {"id": "c", "provider": "w"}]
    told = declared(made(tmp_path / "r", {"contacts": []}, services=services))
    assert told["provider"].tolist() == [1, -1, 0]
    assert told["area"].tolist() == [0, -1, -1]
    assert told["domain"].tolist() == [-1, -1, -1]
