"""Fixed point: what rules compare is kept as integers, so that no sum depends on its order."""

import numpy as np

from commonweal.lab.kernels.build import rule

LEVEL = 1 << 28  # needs, assets, trust, recorded scores
HOUR = 1 << 20  # help received, hours
CREDIT = 1 << 36  # credit to practice, pay
UNKNOWN = -(1 << 31)  # a record that the team does not hold

_LEVEL = float(LEVEL)
_PER_LEVEL = 1.0 / LEVEL
_HOUR = float(HOUR)
_PER_HOUR = 1.0 / HOUR
_CREDIT = float(CREDIT)


@rule
def level(value):
    """Round a real to LEVEL units."""
    return np.int32(np.floor(value * _LEVEL + 0.5))


@rule
def real(units):
    """Read LEVEL units as a real."""
    return float(units) * _PER_LEVEL


@rule
def hours(value):
    """Round hours to HOUR units."""
    return np.int32(np.floor(value * _HOUR + 0.5))


@rule
def long_hours(value):
    """Round a team's hours to HOUR units (64 bits: a large team's week is past 32)."""
    return np.int64(np.floor(value * _HOUR + 0.5))


@rule
def real_hours(units):
    """Read HOUR units as hours."""
    return float(units) * _PER_HOUR


@rule
def credits(value):
    """Round credit to CREDIT units."""
    return np.int64(np.floor(value * _CREDIT + 0.5))


@rule
def unit(value):
    """Clip to 0..1."""
    return min(1.0, max(0.0, value))
