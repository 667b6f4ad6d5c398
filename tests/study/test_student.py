"""Student's t, held against SciPy."""

import pytest
from scipy import stats

from commonweal.study.student import quantile, two_sided


@pytest.mark.parametrize("freedom", [1, 2, 3, 5, 9, 29, 99, 1000])
@pytest.mark.parametrize("t", [0.0, 0.01, 0.7, 1.0, 2.5, 12.7, 80.0])
def test_tails_agree_with_scipy(t: float, freedom: int) -> None:
    assert two_sided(t, freedom) == pytest.approx(2 * stats.t.sf(t, freedom), rel=1e-9, abs=1e-14)


@pytest.mark.parametrize("freedom", [1, 2, 3, 5, 9, 29, 99, 1000])
@pytest.mark.parametrize("level", [0.5, 0.9, 0.95, 0.99, 0.9999])
def test_quantiles_agree_with_scipy(level: float, freedom: int) -> None:
    assert quantile(level, freedom) == pytest.approx(stats.t.ppf((1 + level) / 2, freedom), rel=1e-8)


def test_a_value_without_end_has_no_tail() -> None:
    assert two_sided(float("inf"), 4) == 0
