"""Student's t distribution, which the intervals of a few runs need; written out so that no SciPy is needed.

The tail is the regularised incomplete beta function by its continued fraction (DLMF 8.17.22), worked out by
the modified Lentz method; good to about twelve digits. The tests hold it against SciPy.
"""

from functools import cache
from math import exp, inf, isinf, lgamma, log, log1p

_TINY = 1e-300
_ENOUGH = 1e-15
_STEPS = 10_000


def two_sided(t: float, freedom: int) -> float:
    """Give the chance of a value at least as far from zero as `t`; `freedom` is in degrees, 1 or more."""
    if isinf(t):
        return 0.0
    return _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t))


@cache
def quantile(level: float, freedom: int) -> float:
    """Give the half-width, in standard errors, of the interval that covers `level` (between 0 and 1)."""
    low, high = 0.0, 1.0
    while two_sided(high, freedom) > 1 - level:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if two_sided(middle, freedom) > 1 - level else (low, middle)
    return (low + high) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Give I_x(a, b), x in 0..1."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b  # the fraction converges fast only on its own side


def _fraction(a: float, b: float, x: float) -> float:
    """Give the continued fraction of the incomplete beta function."""
    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _not_zero(1 + term * d)
            c = _not_zero(1 + term / c)
            value *= c * d
        if abs(c * d - 1) < _ENOUGH:
            return value
    return inf  # not reached for halves of whole numbers, which is all that is asked for here


def _not_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
