"""How far one division of things follows another: adjusted mutual information, and what chance would give."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import words
from commonweal.record import Record

_DRAWS = 999


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two divisions agree.

    Args:
        value: adjusted mutual information: 1 the same, about 0 what chance gives; None where either has one part only.
        p: how often chance agrees as much or more.
        n: how many things were divided.
    """

    value: float | None
    p: float | None
    n: int


def agreement(one: NDArray[Any], other: NDArray[Any], seed: int = 1, draws: int = _DRAWS) -> Agreement:
    """Hold one division (n,) against another (n,); labels below 0 are unknown and left out.

    Vinh, Epps & Bailey 2010, adjusted by the mean of the two entropies; what chance gives is the mean over labels
    dealt anew, not their formula, so that its spread is known too.
    """
    known = (one >= 0) & (other >= 0)
    a, b = _ranks(one[known]), _ranks(other[known])
    n = len(a)
    if n < 2 or a.max() == 0 or b.max() == 0:
        return Agreement(None, None, n)
    found, most = mutual(a, b), (_entropy(np.bincount(a)) + _entropy(np.bincount(b))) / 2
    luck = np.random.default_rng(seed)
    chance = np.array([mutual(a, luck.permutation(b)) for _ in range(draws)])
    expected = float(chance.mean())
    p = (1 + int((chance >= found - 1e-12).sum())) / (draws + 1)
    if most - expected < 1e-9:
        return Agreement(None, None, n)
    return Agreement((found - expected) / (most - expected), p, n)


def mutual(a: NDArray[Any], b: NDArray[Any]) -> float:
    """Give the mutual information of two divisions labelled from 0, in nats."""
    table = np.bincount(a * (int(b.max()) + 1) + b, minlength=(int(a.max()) + 1) * (int(b.max()) + 1))
    return _entropy(np.bincount(a)) + _entropy(np.bincount(b)) - _entropy(table)


def declared(record: Record) -> dict[str, NDArray[np.int64]]:
    """Give each division of services that the record declares, (services,), -1 unknown: provider, area, domain."""
    told = {}
    for column in ("provider", "area", "domain"):
        said = words(record, "services", column)
        known = sorted({each for each in said if each is not None})
        told[column] = np.array([-1 if each is None else known.index(each) for each in said], np.int64)
    return told


def _entropy(counts: NDArray[Any]) -> float:
    share = counts[counts > 0] / counts.sum()
    return float(-(share * np.log(share)).sum())


def _ranks(labels: NDArray[Any]) -> NDArray[np.int64]:
    return np.asarray(np.unique(labels, return_inverse=True)[1], np.int64)
