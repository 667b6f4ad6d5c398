"""A change in a series and the way back from it: found against red noise, and timed."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import LEVEL, Doubt
from commonweal.lenses.emergent.aspect import rank_p
from commonweal.lenses.emergent.red_noise import fitted_lean, lag_one, leaning, red_noise

FEWEST = 40  # periods
_DRAWS = 399
_RETURNS = (2.0, 4.0, 8.0, 16.0, np.inf)  # periods in which a shock fades by 1 / e; the last never does
_MARGIN = 0.1  # of the series at either end, where a change could not be told from the edge
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Change:
    """The clearest change of a series.

    Args:
        at: its first period, from the start of the series.
        p: how often red noise shows a change as clear.
        size: how far the series jumped, in its own unit.
        fade: periods until half of it was gone, with interval given when it came; no value where it did not fade.
        draws: of red noise.
    """

    at: int
    p: float
    size: float
    fade: Doubt
    draws: int = _DRAWS


def find_change(series: Floats, per_year: float, seed: int = 1) -> Change | None:
    """Find the clearest jump of a series (n,), with or without an exponential way back; None if the series is short.

    Every place but the outer tenths and five speeds of return are tried, beside a trend with one bend and, from two
    years on, the seasons' first harmonic; the whole search is repeated on series of red noise, so that its many tries
    are paid for. Least squares after taking out the lean on the value before (Cochrane & Orcutt 1949).
    """
    n = len(series)
    if n < FEWEST or float(series.std()) < 1e-12:
        return None
    shapes, places, _ = _shapes(n)
    base = _base(n, per_year)
    lean = fitted_lean(float(lag_one(_without_best(series[None], base, shapes))[0]), _shown(n, per_year), n)
    flat = _projector(_whiten(base, lean))
    tried = _unit(_apart(_whiten(shapes, lean), flat))
    found = _apart(_whiten(series[None], lean), flat)
    drawn = red_noise(lean, n, _DRAWS, np.random.default_rng(seed + 1))
    chance = _clearest(_apart(_whiten(drawn, lean), flat), tried)[1]
    best, clear = _clearest(found, tried)
    at = int(places[best[0]])
    size, fade = _way_back(series, base, at, lean)
    return Change(at, rank_p(float(clear[0]), chance), size, fade)


@lru_cache(maxsize=8)
def _shown(n: int, per_year: float) -> Floats:
    base, shapes = _base(n, per_year), _shapes(n)[0]
    return leaning(n, lambda drawn: lag_one(_without_best(drawn, base, shapes)))


@lru_cache(maxsize=8)
def _shapes(n: int) -> tuple[Floats, NDArray[np.int64], Floats]:
    """Give every shape of change, (shapes, n), with the place and the fading of each."""
    edge = max(3, int(_MARGIN * n))
    places = np.arange(edge, n - edge, max(1, n // 200))
    shapes = np.concatenate([np.stack([_shape(n, int(at), fade) for at in places]) for fade in _RETURNS])
    return shapes, np.tile(places, len(_RETURNS)), np.repeat(_RETURNS, len(places))


def _shape(n: int, at: int, fade: float) -> Floats:
    since = np.arange(n) - at
    return np.where(since >= 0, np.exp(-np.maximum(since, 0) / fade), 0.0)


def _base(n: int, per_year: float) -> Floats:
    """Give what is no change: level, trend with a bend and, from two years on, seasons, (rows, n)."""
    place = np.linspace(-1, 1, n)
    rows = [np.ones(n), place, place**2]
    if n >= 2 * per_year:
        year = 2 * np.pi * np.arange(n) / per_year
        rows += [np.sin(year), np.cos(year)]
    return np.stack(rows)


def _whiten(series: Floats, lean: float) -> Floats:
    """Take out the lean on the value before, (m, n) to (m, n - 1)."""
    return series[:, 1:] - lean * series[:, :-1]


def _projector(base: Floats) -> Floats:
    """Give an orthonormal basis of some rows, (rows, n)."""
    return np.linalg.qr(base.T)[0].T


def _apart(series: Floats, basis: Floats) -> Floats:
    return np.asarray(series - (series @ basis.T) @ basis)


def _unit(series: Floats) -> Floats:
    return np.asarray(series / np.maximum(np.linalg.norm(series, axis=1, keepdims=True), 1e-12))


def _clearest(series: Floats, tried: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Give which unit shape explains most of each series, and the share of its variance, (m,) and (m,)."""
    fits = (series @ tried.T) ** 2
    best = fits.argmax(1)
    whole = np.maximum((series**2).sum(1), 1e-300)
    return best, np.asarray(fits[np.arange(len(series)), best] / whole)


def _without_best(series: Floats, base: Floats, shapes: Floats) -> Floats:
    """Take base and the best shape out of series (m, n)."""
    basis = _projector(base)
    tried = _unit(_apart(shapes, basis))
    rest = _apart(series, basis)
    chosen = tried[_clearest(rest, tried)[0]]
    return np.asarray(rest - (rest * chosen).sum(1, keepdims=True) * chosen)


def _way_back(series: Floats, base: Floats, at: int, lean: float) -> tuple[float, Doubt]:
    """Time the return from a jump at a known place: its size, and the half-life with its profile interval."""
    n = len(series)
    grid = np.append(np.geomspace(0.7, 3.0 * n, 120), np.inf)
    basis = _projector(_whiten(base, lean))
    tried = _apart(_whiten(np.stack([_shape(n, at, fade) for fade in grid]), lean), basis)
    rest = _apart(_whiten(series[None], lean), basis)[0]
    norm = np.maximum((tried**2).sum(1), 1e-12)
    size = tried @ rest / norm
    left = rest @ rest - size**2 * norm
    best, df = int(left.argmin()), n - len(base) - 3
    return float(size[best]), _half_life(grid, left, best, df, n - at)


def _half_life(grid: Floats, left: Floats, best: int, df: int, after: int) -> Doubt:
    """Give the half-life in periods; nothing where the series may as well not have come back while it was watched."""
    from scipy.stats import f

    fits = left <= left[best] * (1 + f.ppf(LEVEL, 1, df) / df)
    low, high = float(grid[fits].min()), float(grid[fits].max())
    if high * np.log(2) > after:
        return Doubt(None)
    return Doubt(*(float(each * np.log(2)) for each in (grid[best], low, high)))
