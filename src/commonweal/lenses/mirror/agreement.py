"""How far answers on a scale of ten points agree: van der Eijk's A, and pairs of answers that lie far apart."""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

POINTS = 10
Counts = NDArray[Any]


def agreement(counts: Counts) -> NDArray[np.float64]:
    """Give agreement A of each row of counts (draws, 10): 1 all the same, 0 evenly spread, -1 half at either end.

    C. van der Eijk, Measuring agreement in ordered rating scales, Quality & Quantity 35 (2001) 325-341: the counts
    are peeled into layers in which every point is either answered or not, and A is the mean of the layers' by size.
    NaN where nobody answered.
    """
    left = np.atleast_2d(np.asarray(counts, float)).copy()
    n = left.sum(axis=1)
    total = np.zeros(len(left))
    for _ in range(POINTS):  # each layer empties at least one point
        there = left > 0
        height = np.where(there, left, np.inf).min(axis=1)
        height = np.where(np.isfinite(height), height, 0.0)
        pattern = there @ (1 << np.arange(POINTS))
        total += height * there.sum(axis=1) * _of_layers()[pattern]
        left = np.where(there, left - height[:, None], 0.0)
    return np.asarray(np.divide(total, n, out=np.full(len(n), np.nan), where=n > 0))


@cache
def _of_layers() -> NDArray[np.float64]:
    """Give A of every pattern of answered points, by the bits that are set, (2^10,)."""
    return np.array([_of_layer([bool(bits >> i & 1) for i in range(POINTS)]) for bits in range(1 << POINTS)])


def _of_layer(answered: list[bool]) -> float:
    """Give A = U (1 - (S - 1) / (K - 1)) of one pattern; S points are answered of K, U says how single its peak is."""
    size = sum(answered)
    if size in (0, POINTS):
        return 0.0
    if size == 1:
        return 1.0
    single = double = 0  # triples of points, one of them not answered: at an end of the three, or in the middle
    for i in range(POINTS):
        for j in range(i + 1, POINTS):
            for k in range(j + 1, POINTS):
                triple = (answered[i], answered[j], answered[k])
                single += triple in ((True, True, False), (False, True, True))
                double += triple == (True, False, True)
    peak = ((POINTS - 2) * single - (POINTS - 1) * double) / ((POINTS - 2) * (single + double))
    return peak * (1 - (size - 1) / (POINTS - 1))


def far_apart(counts: Counts, points: int) -> NDArray[np.float64]:
    """Give the share of pairs of answers, of each row of counts (draws, 10), that lie at least `points` apart."""
    held = np.atleast_2d(np.asarray(counts, float))
    n = held.sum(axis=1)
    apart = np.abs(np.subtract.outer(np.arange(POINTS), np.arange(POINTS))) >= points
    pairs = np.einsum("di,ij,dj->d", held, apart.astype(float), held)
    return np.asarray(np.divide(pairs, n * (n - 1), out=np.full(len(n), np.nan), where=n > 1))
