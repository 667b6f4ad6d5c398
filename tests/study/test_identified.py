"""Quantiles of weighted values, and what is said of a parameter (more in test_waves)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.study.identified import Identified, quantiles


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=30), st.floats(0.01, 0.99))
def test_equal_weights_give_plain_quantiles(values: list[float], at: float) -> None:
    array = np.array(values)
    (found,) = quantiles(array, np.full(len(array), 1 / len(array)), (at,))
    assert (array <= found).mean() >= at - 1e-9
    assert (array < found).mean() <= at + 1e-9


def test_weight_counts_as_copies_would() -> None:
    assert quantiles(np.array([3.0, 1.0, 2.0]), np.array([8.0, 1.0, 1.0]), (0.05, 0.15, 0.5)) == (1.0, 2.0, 3.0)


@pytest.mark.parametrize(("share", "said"), [(0.79, True), (0.8, False), (1.1, False)])
def test_what_hardly_narrowed_is_not_identified(share: float, said: bool) -> None:
    assert Identified(0, 0.5, 1, share, (1.0,)).identified is said
