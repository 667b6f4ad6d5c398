"""Trust between services, told only as a whole: what one service says of another is shown to nobody.

A figure is given of eight ties or more, told by and of three services or more, and not where all say the same, for
then it would say what each said. It is rounded so far that no two figures can be held against each other to find the
tie by which they differ.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.bonds.wave import Bonds
from commonweal.lenses.doubt import NOTHING, Doubt
from commonweal.lenses.networks import node_weights, pair_ratio

FEWEST, VOICES = 8, 3  # ties, or pairs where both are needed; services that told, and that were told of
_MANY, _FINE, _COARSE = 50, 0.01, 0.05
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trust:
    """Mean of something said along ties: the value with its interval, and over how many ties or pairs."""

    value: Doubt
    n: int


NONE = Trust(NOTHING, 0)


def guarded(values: Floats, drawn: Floats | None = None, pairs: bool = False) -> Trust:
    """Give the mean of what is known of values (n, n), or nothing where it would tell of single ties.

    The interval is of the vertex bootstrap (Snijders & Borgatti 1999). `pairs`: values are of pairs, held both ways.
    """
    known = np.isfinite(values)
    n = int(known.sum()) // (2 if pairs else 1)
    if n < FEWEST or min(int(known.any(1).sum()), int(known.any(0).sum())) < VOICES or _uniform(values[known]):
        return Trust(NOTHING, n)
    told = pair_ratio(np.where(known, values, 0.0), known, drawn)
    return Trust(_rounded(told, n), n)


def _uniform(values: Floats) -> bool:
    return float(values.max() - values.min()) < _FINE


def grain(n: int) -> float:
    """Give to what part of full trust a figure of n ties or pairs is rounded."""
    return _FINE if n >= _MANY else _COARSE


def _rounded(told: Doubt, n: int) -> Doubt:
    step = grain(n)

    def near(value: float | None) -> float | None:
        return None if value is None else round(round(value / step) * step, 2)

    return Doubt(near(told.value), near(told.low), near(told.high))


@dataclass(frozen=True)
class Waves:
    """Trust over time.

    Args:
        days: last day of each wave, since 1970.
        means: mean trust in each.
        change: from the first to the last, over the ties told in both; and over how many.
    """

    days: tuple[int, ...]
    means: tuple[Trust, ...]
    change: Trust


def over_time(bonds: Bonds) -> Waves:
    """Give mean trust wave by wave, and its change along the same ties from first to last."""
    drawn = node_weights(bonds.services)
    held = [bonds.at(wave) for wave in range(bonds.waves)]
    means = tuple(guarded(wave.trust, drawn) for wave in held)
    return Waves(tuple(wave.day for wave in held), means, _change(held[0].trust, held[-1].trust, drawn))


def _change(first: Floats, last: Floats, drawn: Floats) -> Trust:
    """Compare ties told in both waves, if those told in one alone are none or enough to hide in."""
    alone = [int((np.isfinite(a) & ~np.isfinite(b)).sum()) for a, b in ((first, last), (last, first))]
    if any(0 < each < FEWEST for each in alone):
        return NONE
    return guarded(last - first, drawn)


@dataclass(frozen=True)
class Gap:
    """How far apart two services see the trust between them.

    Args:
        mean: mean absolute difference between what the one says and what the other says, over pairs told both ways.
        chance: the same between answers of services drawn at random.
    """

    mean: Trust
    chance: Doubt


def perception_gap(trust: Floats) -> Gap:
    """Give the mean gap of trust (n, n) over pairs told both ways; never which pair."""
    apart = np.abs(trust - trust.T)
    mean = guarded(apart, pairs=True)
    if mean.value.value is None:
        return Gap(mean, NOTHING)
    return Gap(mean, _rounded(Doubt(_at_random(trust[np.isfinite(apart)])), mean.n))


def _at_random(values: Floats) -> float:
    """Give the mean absolute difference between two of the values (m,), drawn at random (Gini 1912)."""
    m = len(values)
    rank = 2 * np.arange(1, m + 1) - m - 1
    return float(2 * (rank * np.sort(values)).sum() / (m * (m - 1)))


def parted(trust: Floats, alike: NDArray[Any], apart: NDArray[Any]) -> tuple[Trust, Trust]:
    """Give trust within organisations and between them; neither where one of them would tell of single ties."""
    drawn = node_weights(len(trust))
    both = tuple(guarded(np.where(among, trust, np.nan), drawn) for among in (alike, apart))
    if any(each.value.value is None for each in both):
        return Trust(NOTHING, both[0].n), Trust(NOTHING, both[1].n)
    return both[0], both[1]
