import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lenses.signs.nulls import panel

from commonweal.lenses.signs.grain import beyond, decimal_step, steps


@pytest.mark.parametrize(
    ("values", "step"),
    [([1, 2, 7], 1.0), ([95.1, 93.4, 90.0], 0.1), ([10, 20, 50], 10.0), ([0.25, 0.5], 0.25), ([1 / 3, 0.7], 0.0)],
)
def test_the_step_of_written_values_is_found(values, step):
    assert decimal_step(np.array(values)) == pytest.approx(step)


def test_no_values_have_no_step():
    assert decimal_step(np.array([np.nan])) == 0


def test_a_share_moves_by_one_of_those_it_is_a_share_of():
    n = np.array([[17.0, 31.0], [29.0, 37.0]])
    told = panel(np.array([[5, 11], [7, 30]]) / n, denominator=n)
    np.testing.assert_allclose(steps(told), 1 / n)
    cent = panel(100 * np.array([[5, 11], [7, 30]]) / n, denominator=n, unit="%")
    np.testing.assert_allclose(steps(cent), 100 / n)


def test_a_mean_over_people_has_no_step():
    n = np.full((2, 3), 17.0)
    assert (steps(panel(np.random.default_rng(1).normal(size=(2, 3)), denominator=n)) == 0).all()


@given(st.lists(st.integers(0, 40), min_size=1, max_size=50), st.integers(1, 40), st.integers(1, 60))
def test_a_value_passes_its_line_after_spreading_just_when_it_did_before(tops, n, line):
    share, target = np.array(tops) / n, line / 60
    far = beyond(share, np.full(len(tops), target), np.full(len(tops), 1 / n))
    np.testing.assert_array_equal(far >= 0, share >= target - 1e-6 / n)


def test_values_without_a_step_are_left_where_they_are():
    far = beyond(np.array([0.3, 0.7]), np.array([0.5, 0.5]), np.zeros(2))
    np.testing.assert_allclose(far, [-0.2, 0.2])
