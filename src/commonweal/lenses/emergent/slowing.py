"""Slowing before a shift: variance and autocorrelation that rise together, held against red noise."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.emergent.aspect import rank_p
from commonweal.lenses.emergent.red_noise import fitted_lean, lag_one, leaning, red_noise

FEWEST = 60  # periods
_DRAWS = 399
_BANDWIDTH, _WINDOW = 0.1, 0.5  # of the length: what is trend, and what is looked at at once (Dakos et al. 2012)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slowing:
    """Whether a series grew slower to come back.

    Args:
        variance: Kendall's tau of its variance in a window that moves on, with time.
        memory: the same of its lag-1 autocorrelation.
        p: how often red noise has both rise as far: the smaller tau of the two decides.
        draws: of red noise.
    """

    variance: float
    memory: float
    p: float
    draws: int = _DRAWS


def find_slowing(series: Floats, seed: int = 1) -> Slowing | None:
    """Look for critical slowing down in a series (n,), detrended by a Gaussian kernel; None if it is too short.

    Scheffer et al. 2009; indicators and windows as of Dakos et al. 2012. Surrogates are red noise that, detrended in
    the same way, leans as the series does.
    """
    n = len(series)
    if n < FEWEST or float(series.std()) < 1e-12:
        return None
    detrend = _detrender(n)
    lean = fitted_lean(float(lag_one(series[None] @ detrend.T)[0]), _shown(n), n)
    drawn = red_noise(lean, n, _DRAWS, np.random.default_rng(seed + 1))
    variance, memory = _rises(np.vstack((series / series.std(), drawn)) @ detrend.T)
    both = np.minimum(variance, memory)
    return Slowing(float(variance[0]), float(memory[0]), rank_p(float(both[0]), both[1:]))


@lru_cache(maxsize=8)
def _shown(n: int) -> Floats:
    detrend = _detrender(n)
    return leaning(n, lambda drawn: lag_one(drawn @ detrend.T))


def _detrender(n: int) -> Floats:
    """Give the matrix (n, n) that takes a smooth trend out of a series."""
    place = np.arange(n)
    weight = np.exp(-0.5 * ((place[:, None] - place) / (_BANDWIDTH * n)) ** 2)
    return np.asarray(np.eye(n) - weight / weight.sum(1, keepdims=True))


def _rises(series: Floats) -> tuple[Floats, Floats]:
    """Give the tau with time of variance and of lag-1 autocorrelation in moving windows, (m,) each."""
    width = int(_WINDOW * series.shape[1])
    variance = _moving(series**2, width) - _moving(series, width) ** 2
    now, before = series[:, 1:], series[:, :-1]
    first, second = _moving(now, width - 1), _moving(before, width - 1)
    together = _moving(now * before, width - 1) - first * second
    spread = (_moving(now**2, width - 1) - first**2) * (_moving(before**2, width - 1) - second**2)
    memory = together / np.sqrt(np.maximum(spread, 1e-300))
    return _taus(variance), _taus(memory)


def _moving(values: Floats, width: int) -> Floats:
    """Give the mean of every `width` values in a row, (m, n - width + 1)."""
    total = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    return np.asarray((total[:, width:] - total[:, :-width]) / width)


def _taus(values: Floats) -> Floats:
    """Give Kendall's tau of each row (m, k) with time, (m,); at most 60 of its places, evenly, are looked at."""
    k = values.shape[1]
    picked = values[:, np.unique(np.linspace(0, k - 1, min(k, 60)).astype(int))]
    one, two = np.triu_indices(picked.shape[1], 1)
    rises: Any = np.sign(picked[:, two] - picked[:, one])
    return np.asarray(rises.mean(1), float)
