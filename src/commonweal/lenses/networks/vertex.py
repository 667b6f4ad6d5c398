"""How sure a figure about pairs of nodes is: nodes are drawn with replacement, for ties of one node hang together."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import LEVEL, NOTHING, Doubt

DRAWS = 999
Floats = NDArray[np.float64]


def node_weights(n: int, draws: int = DRAWS, seed: int = 1) -> Floats:
    """Draw n nodes with replacement: how often each was drawn, (draws, n)."""
    luck = np.random.default_rng(seed)
    return np.asarray(luck.multinomial(n, np.full(n, 1 / max(1, n)), draws), float)


def pair_sums(weights: Floats, values: NDArray[Any]) -> Floats:
    """Sum values (n, n) of ordered pairs in every draw, (draws,); pairs of a node with itself are left out."""
    held = np.array(values, float)
    np.fill_diagonal(held, 0.0)
    return np.asarray(((weights @ held) * weights).sum(1))


def pair_ratio(top: NDArray[Any], bottom: NDArray[Any], weights: Floats | None = None) -> Doubt:
    """Give sum(top) / sum(bottom) over ordered pairs (n, n) with the interval of the vertex bootstrap.

    Snijders & Borgatti 1999; where a node is drawn twice its pair with itself is left out. Pairs are not independent
    of each other, and an interval that held them to be would be too short; this one errs to the long side.
    """
    below = float(_apart(bottom).sum())
    if below <= 0:
        return NOTHING
    value = float(_apart(top).sum()) / below
    drawn = node_weights(len(bottom)) if weights is None else weights
    return spread(value, ratios(pair_sums(drawn, top), pair_sums(drawn, bottom)))


def ratios(top: Floats, bottom: Floats) -> Floats:
    """Divide draw by draw; NaN where nothing is below."""
    return np.asarray(np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0))


def spread(value: float, drawn: Floats) -> Doubt:
    """Give a value with the percentile interval of its draws; no interval where few draws tell anything."""
    told = np.asarray(drawn[np.isfinite(drawn)], float)
    if len(told) < 0.9 * len(drawn) or not np.isfinite(value):
        return Doubt(value if np.isfinite(value) else None)
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(told, (tail, 1 - tail))
    return Doubt(value, min(value, float(low)), max(value, float(high)))


def _apart(values: NDArray[Any]) -> Floats:
    held: Floats = np.array(values, float)
    np.fill_diagonal(held, 0.0)
    return held
