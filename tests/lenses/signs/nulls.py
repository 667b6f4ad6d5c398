"""Panels in which nothing is gamed, and ways to game them: what the tests of signs are calibrated on."""

from collections.abc import Callable

import numpy as np

from commonweal.lenses.signs.panel import Panel

Grid = np.ndarray
MONTH = 30
FIRST = 19_000  # a day in 2022


def panel(value: Grid, target: float = np.nan, better: int = 1, **parts: object) -> Panel:
    """Lay values (services, periods) out as a panel of months."""
    units, periods = value.shape
    starts = FIRST + MONTH * np.arange(periods)
    whole: dict = {"indicator": "answered in time", "id": "in_time", "unit": "share", "better": better}
    whole |= {"services": tuple(f"service {i:03d}" for i in range(units)), "starts": starts}
    whole |= {"ends": starts + MONTH - 1, "value": value.astype(float)}
    whole |= {"target": np.full(value.shape, target), "denominator": np.full(value.shape, np.nan)}
    return Panel(**(whole | parts))


def remembering(luck: np.random.Generator, units: int, periods: int, memory: float) -> Grid:
    """Stationary series of variance 1 that remember their last value."""
    noise = luck.normal(size=(units, periods + 40))
    for i in range(1, periods + 40):
        noise[:, i] = memory * noise[:, i - 1] + np.sqrt(1 - memory**2) * noise[:, i]
    return noise[:, 40:]


def _logit(luck: np.random.Generator, u: int, p: int) -> Grid:
    own = 1.8 + 0.8 * luck.normal(size=(u, 1)) + 0.4 * remembering(luck, u, p, 0.7)
    return 1 / (1 + np.exp(-own - 0.2 * remembering(luck, 1, p, 0.8)))


def _counted(luck: np.random.Generator, u: int, p: int) -> Panel:
    n = luck.integers(20, 200, (u, 1)) * np.ones((1, p), int)
    share = 1 / (1 + np.exp(-1 - 0.5 * luck.normal(size=(u, p))))
    return panel(luck.binomial(n, share) / n, 0.75, denominator=n.astype(float))


SMOOTH: dict[str, Callable[[np.random.Generator, int, int], Panel]] = {
    "normal": lambda luck, u, p: panel(luck.normal(size=(u, p)), 0.0),
    "normal, line on the slope": lambda luck, u, p: panel(luck.normal(size=(u, p)), 1.0),
    "gamma": lambda luck, u, p: panel(luck.gamma(4, 55, (u, p)), 240.0),
    "gamma, lower is better": lambda luck, u, p: panel(luck.gamma(4, 55, (u, p)), 240.0, better=-1),
    "gamma, rising side": lambda luck, u, p: panel(luck.gamma(4, 55, (u, p)), 120.0),
    "exponential": lambda luck, u, p: panel(luck.exponential(1, (u, p)), 1.0),
    "skewed shares near 1": lambda luck, u, p: panel(luck.beta(9, 1.5, (u, p)), 0.9),
    "services that differ, shared seasons": lambda luck, u, p: panel(_logit(luck, u, p), 0.9),
    "memory 0.9": lambda luck, u, p: panel(remembering(luck, u, p, 0.9), 0.3),
    "each service close to its own": lambda luck, u, p: panel(
        luck.normal(size=(u, 1)) + 0.1 * remembering(luck, u, p, 0.5), 0.3
    ),
    "whole numbers, falling side": lambda luck, u, p: panel(luck.poisson(30, (u, p)), 33.0),
    "whole numbers, rising side": lambda luck, u, p: panel(luck.poisson(30, (u, p)), 26.0),
    "shares of 20 to 200 people": _counted,
    "per cent to one digit": lambda luck, u, p: panel(np.round(100 * _logit(luck, u, p), 1), 90.0),
    "which way is not said": lambda luck, u, p: panel(luck.beta(9, 1.5, (u, p)), 0.9, better=0),
}
"""No jump at the target, though values are skewed, stand on a grid or hang together."""

STEADY: dict[str, Callable[[np.random.Generator, int, int], Grid]] = {
    "independent": lambda luck, u, p: luck.normal(size=(u, p)),
    "memory 0.9": lambda luck, u, p: remembering(luck, u, p, 0.9),
    "services that differ, memory 0.6": lambda luck, u, p: luck.normal(size=(u, 1)) + remembering(luck, u, p, 0.6),
    "heavy tails": lambda luck, u, p: luck.standard_t(3, (u, p)),
    "skewed": lambda luck, u, p: luck.gamma(1.5, 1, (u, p)),
    "shared shocks, memory 0.5": lambda luck, u, p: (
        luck.normal(size=(u, 1)) + remembering(luck, u, p, 0.5) + remembering(luck, 1, p, 0.5)
    ),
    "shared shocks, memory 0.8": lambda luck, u, p: (
        luck.normal(size=(u, 1)) + remembering(luck, u, p, 0.5) + remembering(luck, 1, p, 0.8)
    ),
    "shared shocks to spread": lambda luck, u, p: (
        remembering(luck, u, p, 0.5) * np.exp(0.4 * remembering(luck, 1, p, 0.7))
    ),
}
"""No trend in level or spread, though series remember and services share what happens to them."""


def gamed(value: Grid, target: float, share: float, reach: float, luck: np.random.Generator) -> Grid:
    """Lift a share of the values that fall short of a target by up to `reach` to as far past it."""
    close = (value < target) & (value >= target - reach) & (luck.random(value.shape) < share)
    return np.where(close, 2 * target - value, value)


def alarms(ps: list[float | None], level: float = 0.05) -> float:
    """Share of tests that could be made which raise an alarm."""
    told = [p for p in ps if p is not None]
    return sum(p <= level for p in told) / max(len(told), 1)
