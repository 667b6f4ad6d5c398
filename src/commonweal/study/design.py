"""Where in a space of factors a sensitivity study looks, and what its values there say (by SALib and SciPy).

Morris (1991, Technometrics 33:161-174) for screening; Sobol indices by Saltelli's design (2010, Computer Physics
Communications 181:259-270). Shares of the space come from scrambled Sobol points, which fill it evenly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc

from commonweal.study.factors import Factor
from commonweal.study.library import library

METHODS = ("morris", "sobol")
LEVELS = 4  # of Morris's grid


@dataclass(frozen=True)
class Index:
    """How strongly one factor moves the answer, with the half-width of its 95 % interval."""

    factor: Factor
    strength: float  # Morris: mean size of effects over the range; Sobol: total share of variance
    half: float
    other: float  # Morris: spread of effects (meeting others, or bent); Sobol: first-order share


def problem(factors: Sequence[Factor]) -> dict[str, Any]:
    """Describe the space as SALib wants it."""
    bounds = [[factor.low, factor.high] for factor in factors]
    return {"num_vars": len(factors), "names": [factor.label for factor in factors], "bounds": bounds}


def spread(factors: Sequence[Factor], points: int, seed: int) -> NDArray[np.float64]:
    """Give points that fill the space evenly (points, factors)."""
    drawn = qmc.Sobol(len(factors), seed=np.random.default_rng(seed)).random(1 << max(0, points - 1).bit_length())
    low, high = (np.array([getattr(factor, end) for factor in factors]) for end in ("low", "high"))
    return np.asarray(low + drawn[:points] * (high - low))


def design(factors: Sequence[Factor], method: str, size: int, seed: int) -> NDArray[np.float64]:
    """Give the method's points: size trajectories (Morris), or size base points (Sobol, a power of 2)."""
    sampler = library(f"SALib.sample.{method}", "SALib")
    if method == "morris":
        return np.asarray(sampler.sample(problem(factors), size, num_levels=LEVELS, seed=seed))
    return np.asarray(sampler.sample(problem(factors), size, calc_second_order=False, seed=seed))


def indices(
    factors: Sequence[Factor], method: str, at: NDArray[np.float64], values: NDArray[np.float64], seed: int
) -> tuple[Index, ...]:
    """Work out each factor's index from the values (points,) at the design's points, the strongest first."""
    analysis = library(f"SALib.analyze.{method}", "SALib")
    if method == "morris":
        told = analysis.analyze(problem(factors), at, values, num_levels=LEVELS, seed=seed)
        columns = (told["mu_star"], told["mu_star_conf"], told["sigma"])
    else:
        told = analysis.analyze(problem(factors), values, calc_second_order=False, seed=seed)
        columns = (told["ST"], told["ST_conf"], told["S1"])
    found = [Index(factor, *map(float, each)) for factor, *each in zip(factors, *columns, strict=True)]
    return tuple(sorted(found, key=lambda index: -index.strength))
