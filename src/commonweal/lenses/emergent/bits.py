"""Mutual information of counted tables, in bits, freed of the bias that few people bring."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import LEVEL, Doubt

_DRAWS = 499
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Information:
    """How much one thing says of another.

    Args:
        bits: mutual information with its interval, never below 0.
        chance: what 95 % of tables without any information stay below, by the same reckoning; bits.
        share: bits as a share of the entropy of what is to be known; None where it never varies.
        p: how often tables without information reach as much.
        n: people.
        draws: of chance.
    """

    bits: Doubt
    chance: float
    share: float | None
    p: float
    n: int
    draws: int = _DRAWS


def information(tables: list[NDArray[Any]], seed: int = 1, draws: int = _DRAWS) -> Information:
    """Give the information in tables (known, to be known), one for each stratum and weighted by its people.

    Bias is taken out as the mean over tables with the same margins and no information (shuffling; Panzeri & Treves
    1996 give its first order). The interval is of people drawn anew within all tables, whose bias is twice as great.
    """
    tables = [table for table in (_lean(each) for each in tables) if table.size]
    n = int(sum(table.sum() for table in tables))
    luck = np.random.default_rng(seed)
    found = _pooled([table[None] for table in tables], n)[0]
    chance = _pooled([_shuffled(table, luck, draws) for table in tables], n)
    bias = float(chance.mean())
    drawn = _pooled(_redrawn(tables, n, luck, draws), n) - 2 * bias
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, (tail, 1 - tail))
    value = max(0.0, float(found) - bias)
    doubt = Doubt(value, min(value, max(0.0, float(low))), max(value, float(high)))
    most = _entropy_to_know(tables, n)
    p = (1 + int((chance >= found - 1e-12).sum())) / (draws + 1)
    line = max(0.0, float(np.quantile(chance, LEVEL)) - bias)
    return Information(doubt, line, value / most if most > 0 else None, p, n, draws)


def _lean(table: NDArray[Any]) -> NDArray[np.int64]:
    """Leave out rows and columns that nobody is in."""
    held = np.asarray(table, np.int64)
    return np.asarray(held[held.sum(1) > 0][:, held.sum(0) > 0])


def _shuffled(table: NDArray[np.int64], luck: np.random.Generator, draws: int) -> NDArray[Any]:
    from scipy.stats import random_table  # here, for it takes half a second to load

    return np.asarray(random_table(table.sum(1), table.sum(0), seed=luck).rvs(draws))


def _redrawn(tables: list[NDArray[np.int64]], n: int, luck: np.random.Generator, draws: int) -> list[NDArray[Any]]:
    cells = np.concatenate([table.ravel() for table in tables])
    drawn = luck.multinomial(n, cells / n, draws)
    ends = np.cumsum([table.size for table in tables])[:-1]
    parts = np.split(drawn, ends, axis=1)
    return [part.reshape(draws, *table.shape) for part, table in zip(parts, tables, strict=True)]


def _pooled(stacks: list[NDArray[Any]], n: int) -> Floats:
    """Give the mutual information of stacks of tables (draws, known, to be known), in bits, (draws,)."""
    total = sum(_bits(stack.sum(2)) + _bits(stack.sum(1)) - _bits(stack.reshape(len(stack), -1)) for stack in stacks)
    return np.asarray(total, float) / n


def _bits(counts: NDArray[Any]) -> Floats:
    """Give entropy times people, (draws,), of counts (draws, cells)."""
    held = counts.astype(float)
    whole = held.sum(1)
    logs = np.log2(held, out=np.zeros_like(held), where=held > 0)
    return np.asarray(whole * np.log2(np.maximum(whole, 1)) - (held * logs).sum(1))


def _entropy_to_know(tables: list[NDArray[np.int64]], n: int) -> float:
    """Give the entropy of what is to be known, bits, with the correction of Miller 1955 for few people."""
    plain = sum(float(_bits(table.sum(0)[None])[0]) for table in tables)
    missing = sum((table.shape[1] - 1) / (2 * np.log(2)) for table in tables)
    return float(plain + missing) / n
