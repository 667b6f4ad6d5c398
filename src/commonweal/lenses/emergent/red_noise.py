"""Red noise: the series that chance alone would give, each value leaning on the one before (AR(1))."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_GRID = np.array([-0.3, 0.0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97])
_MOST = 0.98
_EACH = 60  # series drawn for each of the grid
LAG = 200  # steps before a series begins, after which nothing is left of its start


def red_noise(lean: float, n: int, draws: int, luck: np.random.Generator) -> Floats:
    """Draw series (draws, n) of unit innovations in which each value is `lean` times the one before, and noise."""
    from scipy.signal import lfilter  # here, for it takes a while to load

    noise = luck.standard_normal((draws, n + LAG))
    return np.asarray(lfilter([1.0], [1.0, -lean], noise, axis=1)[:, LAG:], float)


def lag_one(series: Floats) -> Floats:
    """Give the lag-1 autocorrelation of series (draws, n), (draws,)."""
    apart = series - series.mean(1, keepdims=True)
    return np.asarray((apart[:, 1:] * apart[:, :-1]).sum(1) / np.maximum((apart**2).sum(1), 1e-300))


def leaning(n: int, reckon: Callable[[Any], Floats], seed: int = 1) -> Floats:
    """Give what the reckoning of lag-1 autocorrelation shows, on average, of red noise of each lean of the grid.

    `reckon` turns series (draws, n) into what it shows of them, (draws,).
    """
    luck = np.random.default_rng(seed)
    told = reckon(np.concatenate([red_noise(lean, n, _EACH, luck) for lean in _GRID]))
    return np.asarray(np.maximum.accumulate(told.reshape(len(_GRID), _EACH).mean(1)))


def fitted_lean(found: float, shown: Floats, n: int) -> float:
    """Give the lean whose series, put through the same reckoning as the data, show what the data showed.

    Indirect inference (Gourieroux, Monfort & Renault 1993): detrending and the taking out of changes lower the
    autocorrelation that is left, and surrogates fitted to what is left would lean too little and alarm too often.
    Half a standard error is added, for a lean that chance made too small alarms more than one too great keeps quiet.
    """
    lean = float(np.interp(found, shown, _GRID))
    return min(_MOST, lean + 0.5 * float(np.sqrt((1 - lean**2) / n)))
