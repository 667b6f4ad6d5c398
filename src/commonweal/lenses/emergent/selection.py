"""Selection of practice: whether practice goes with what is paid for, and whether it moves where pay points."""

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.emergent.aspect import rank_p

_DRAWS = 499
FEWEST_COORDINATES = 5  # of which half as many signs as 2 to this can be dealt: fewer could never reach 5 %
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Selection:
    """How pay presses on practice.

    Args:
        pressure: selection differential of each coordinate, (coordinates,): its covariance with pay in the period
            after, both in standard deviations among teams, mean over periods.
        low: 2.5 % of it if pay had nothing to do with practice, (coordinates,).
        high: 97.5 % of it.
        p: how often chance has one as great among all coordinates.
        moved: how far mean practice moved from first to last, in standard deviations, (coordinates,).
        moved_p: how often, if the ways in which coordinates moved had nothing to do with pressure, they would go with
            it as far; None where there are too few coordinates to tell.
        draws: of chance.
    """

    pressure: Floats
    low: Floats
    high: Floats
    p: float
    moved: Floats
    moved_p: float | None
    draws: int = _DRAWS


def selection(
    value: Floats, pay: Floats, strata: NDArray[np.int64], blocks: NDArray[np.int64], seed: int = 1
) -> Selection | None:
    """Reckon the selection differential (Price 1970; Lande & Arnold 1983) of practice (periods, teams, coordinates).

    Args:
        value: practice, in standard deviations.
        pay: stake-weighted measures of each team, (periods, teams).
        strata: kind of need of each team, (teams,), -1 unknown: teams are held against others of their kind alone.
        blocks: area of each team, (teams,): where every area has one team of each kind, whole areas are dealt
            to each other's pay, for what teams of one area share is no selection; else teams within their kind.
        seed: of the dealing.

    None where no two periods follow each other with both known.
    """
    strata = strata if _crowded(strata) else np.zeros(len(strata), np.int64)
    z, w = _about(value[:-1], strata), _about(pay[1:, :, None], strata)[:, :, 0]
    w = _scaled(w)
    if not (np.isfinite(w).any(1) & np.isfinite(z).any((1, 2))).any():
        return None
    luck = np.random.default_rng(seed)
    deal = _dealer(strata, blocks, luck)
    found = _differential(z, w)
    chance = np.array([_differential(z, w[:, deal()]) for _ in range(_DRAWS)])
    sd = np.maximum(chance.std(0), 1e-12)
    low, high = np.quantile(chance, (0.025, 0.975), axis=0)
    p = rank_p(float(np.abs(found / sd).max()), np.abs(chance / sd).max(1))
    means = np.nanmean(value, 1)
    moved = means[-1] - means[0]
    return Selection(found, low, high, p, moved, _moved_along(found / sd, moved))


def _crowded(strata: NDArray[np.int64]) -> bool:
    """Say whether every kind is known and has four teams or more."""
    return bool((strata >= 0).all()) and int(np.bincount(strata).min(initial=9, where=np.bincount(strata) > 0)) >= 4


def _about(value: Floats, strata: NDArray[np.int64]) -> Floats:
    """Take each (periods, teams, ...) about the mean of its kind in its period."""
    out = np.full(value.shape, np.nan)
    for kind in np.unique(strata):
        here = strata == kind
        known = ~np.isnan(value[:, here])
        total = np.where(known, value[:, here], 0.0).sum(1, keepdims=True)
        n = known.sum(1, keepdims=True)
        out[:, here] = value[:, here] - np.divide(total, n, out=np.full(total.shape, np.nan), where=n > 0)
    return out


def _scaled(w: Floats) -> Floats:
    known = ~np.isnan(w)
    n = np.maximum(known.sum(1, keepdims=True), 1)
    spread = np.sqrt((np.where(known, w, 0.0) ** 2).sum(1, keepdims=True) / n)
    return np.asarray(np.divide(w, spread, out=np.full(w.shape, np.nan), where=spread > 1e-9))


def _differential(z: Floats, w: Floats) -> Floats:
    """Give the mean of practice times pay over all teams and periods in which both are known, (coordinates,)."""
    both = ~np.isnan(z) & ~np.isnan(w)[:, :, None]
    total = np.where(both, z * w[:, :, None], 0.0).sum((0, 1))
    return np.asarray(total / np.maximum(both.sum((0, 1)), 1), float)


def _dealer(strata: NDArray[np.int64], blocks: NDArray[np.int64], luck: np.random.Generator) -> Any:
    """Give a function that deals teams to each other's pay: whole areas where they are alike, else within kinds."""
    grid = _grid(strata, blocks)
    if grid is not None:
        return lambda: _areas_dealt(grid, luck)
    return lambda: _within(strata, luck)


def _grid(strata: NDArray[np.int64], blocks: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """Give the teams as (areas, kinds), if every area has just one team of each kind and there are six areas."""
    areas, kinds = np.unique(blocks), np.unique(strata)
    if (blocks < 0).any() or len(areas) < 6 or len(areas) * len(kinds) != len(blocks):
        return None
    order = np.lexsort((strata, blocks))
    table = order.reshape(len(areas), len(kinds))
    alike = (strata[table] == strata[table][0]).all() and (blocks[table] == blocks[table][:, :1]).all()
    return table if alike else None


def _areas_dealt(table: NDArray[np.int64], luck: np.random.Generator) -> NDArray[np.int64]:
    order = np.empty(table.size, np.int64)
    order[table] = table[luck.permutation(len(table))]
    return order


def _within(strata: NDArray[np.int64], luck: np.random.Generator) -> NDArray[np.int64]:
    order = np.arange(len(strata))
    for kind in np.unique(strata):
        here = np.flatnonzero(strata == kind)
        order[here] = luck.permutation(here)
    return order


def _moved_along(pressure: Floats, moved: Floats) -> float | None:
    """Test whether coordinates moved with the pressure: over all ways to deal signs to their moves."""
    k = len(moved)
    if k < FEWEST_COORDINATES or k > 12:
        return None
    signs = np.array(list(product((1.0, -1.0), repeat=k)))
    sums = signs @ (pressure * moved)
    return float((sums >= sums[0] - 1e-12).mean())
