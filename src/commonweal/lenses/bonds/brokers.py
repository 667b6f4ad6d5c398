"""Services that lie between others more than chance explains, and what one closure would break: never a ranking."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.networks import betweenness, closures, constraint, rewired

_LARGE = 120  # services; above, fewer draws, for the time that shortest paths take grows with their cube
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Between:
    """How services stand between others, beside networks with the same number of ties at each.

    Args:
        through: share of shortest paths between others that lead through each, (n,).
        low: 2.5 % of that by chance, (n,).
        high: 97.5 % of it.
        constraint: Burt's constraint, (n,); NaN without partners.
        constraint_chance: its mean by chance, (n,).
        unusual: whether more paths lead through it than chance explains, (n,): if chance alone is at work, one or more
            are named with a chance of `LEVEL`.
        breaking: how many services' closure would cut off others.
        breaking_chance: the same by chance, (draws,).
    """

    through: Floats
    low: Floats
    high: Floats
    constraint: Floats
    constraint_chance: Floats
    unusual: NDArray[np.bool_]
    breaking: int
    breaking_chance: NDArray[np.int64]


def between(tied: NDArray[np.bool_], draws: int, seed: int = 1) -> Between:
    """Hold betweenness and constraint of a network (n, n) against draws with the same number of ties at each service.

    Brokers: Freeman 1977; structural holes: Burt 1992. Unusual is what exceeds the largest standardised excess of
    chance in 95 % of draws (Westfall & Young 1993), on square roots, which chance spreads more evenly.
    """
    count = draws if len(tied) <= _LARGE else max(19, draws * _LARGE**2 // len(tied) ** 2)
    nets = list(rewired(tied, count, seed))
    found, chance = betweenness(tied), np.array([betweenness(net) for net in nets])
    holes = np.array([constraint(net) for net in nets])
    low, high = np.quantile(chance, (0.025, 0.975), axis=0)
    breaking = int((closures(tied)[0] > 0).sum())
    broken = np.array([int((closures(net)[0] > 0).sum()) for net in nets[:99]])
    unusual = _unusual(np.sqrt(found), np.sqrt(chance))
    return Between(found, low, high, constraint(tied), holes.mean(0), unusual, breaking, broken)


def _unusual(found: Floats, chance: Floats) -> NDArray[np.bool_]:
    """Say which values (n,) exceed what chance (draws, n) exceeds anywhere in one draw of twenty."""
    everything = np.vstack((found, chance))  # the network itself is one of the draws, if chance is all there is
    middle, spread = everything.mean(0), everything.std(0)
    z = np.divide(everything - middle, spread, out=np.zeros_like(everything), where=spread > 1e-12)
    top = np.sort(z.max(1))
    line = top[int(np.ceil((1 - LEVEL) * len(top))) - 1]
    return np.asarray(z[0] > line)


def rows_of_brokers(told: Between, tied: NDArray[np.bool_], called: list[str]) -> list[dict[str, Any]]:
    """Give a row for each unusual service, in the order of names."""
    rows = []
    for i in sorted(np.flatnonzero(told.unusual), key=lambda at: called[at]):
        rows.append(
            {
                "service": called[i],
                "partners": int(tied[i].sum()),
                "paths_through": float(told.through[i]),
                "by_chance_low": float(told.low[i]),
                "by_chance_high": float(told.high[i]),
                "constraint": float(told.constraint[i]),
                "constraint_by_chance": float(told.constraint_chance[i]),
            }
        )
    return rows


def rows_of_closures(tied: NDArray[np.bool_], called: list[str]) -> list[dict[str, Any]]:
    """Give a row for each service whose closure would leave others without a path, in the order of names."""
    pairs, cut = closures(tied)
    hit = sorted(np.flatnonzero(pairs > 0), key=lambda at: called[at])
    return [{"service": called[i], "pairs_without_path": int(pairs[i]), "cut_off": int(cut[i])} for i in hit]
