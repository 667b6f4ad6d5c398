"""Heredity of practice: how far a team stays as it was, and how far it becomes as those near it were."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.emergent.aspect import rank_p
from commonweal.lenses.networks import node_weights, spread

_DRAWS = 199
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heredity:
    """What practice in one period says of practice in the next.

    Args:
        own: slope on the team's own practice, with an interval of teams drawn anew.
        others: slope on the mean practice of the teams near it; no value where nobody is near.
        p: how often teams drawn at random as neighbours have as great a slope on others; None where nobody is near.
        n: teams.
        draws: of neighbours.
    """

    own: Doubt
    others: Doubt
    p: float | None
    n: int
    draws: int = _DRAWS


def heredity(value: Floats, near: NDArray[np.bool_], seed: int = 1) -> Heredity:
    """Regress practice (periods, teams, coordinates) on the period before, the team's own and that of others near it.

    Every coordinate is taken about its mean of the period, so that what all did together is left out. The slope on
    others is no proof of imitation: teams near each other share circumstances too (Manski 1993).
    """
    centred = value - np.nanmean(value, 1, keepdims=True)
    if not near.any():
        own = _slopes(_sums(centred, None))
        return Heredity(Doubt(None) if own is None else _spread(centred, None, 0), Doubt(None), None, value.shape[1])
    beside = _beside(centred, near)
    found = _slopes(_sums(centred, beside))
    if found is None:
        return Heredity(Doubt(None), Doubt(None), None, value.shape[1])
    luck = np.random.default_rng(seed)
    chance = []
    for _ in range(_DRAWS):
        order = luck.permutation(value.shape[1])
        drawn = _slopes(_sums(centred, _beside(centred, near[np.ix_(order, order)])))
        chance.append(drawn[1] if drawn is not None else 0.0)
    p = rank_p(float(found[1]), np.array(chance))
    own, others = (_spread(centred, beside, k) for k in (0, 1))
    return Heredity(own, others, p, value.shape[1])


def _beside(centred: Floats, near: NDArray[np.bool_]) -> Floats:
    """Give the mean of those near each team, (periods, teams, coordinates); NaN where nobody near is known."""
    known = ~np.isnan(centred)
    total, n = near.astype(float) @ np.where(known, centred, 0.0), near.astype(float) @ known.astype(float)
    return np.asarray(np.divide(total, n, out=np.full(total.shape, np.nan), where=n > 0))


def _sums(centred: Floats, beside: Floats | None) -> tuple[Floats, Floats]:
    """Give each team's part of the normal equations: (teams, 2, 2) or (teams, 1, 1), and (teams, 2) or (teams, 1)."""
    after = centred[1:]
    causes = [centred[:-1]] + ([] if beside is None else [beside[:-1]])
    known = ~np.isnan(after) & np.all([~np.isnan(cause) for cause in causes], axis=0)
    held = [np.where(known, cause, 0.0) for cause in causes]
    after = np.where(known, after, 0.0)
    left = np.array([[(a * b).sum((0, 2)) for a in held] for b in held])
    right = np.array([(a * after).sum((0, 2)) for a in held])
    return np.moveaxis(left, 2, 0), right.T


def _slopes(sums: tuple[Floats, Floats], weights: Floats | None = None) -> Any:
    """Solve the normal equations of all teams, or of teams weighted (teams,); None where they have no solution."""
    weight = np.ones(len(sums[0])) if weights is None else weights
    left, right = np.tensordot(weight, sums[0], 1), weight @ sums[1]
    if np.linalg.cond(left) > 1e10:
        return None
    return np.linalg.solve(left, right)


def _spread(centred: Floats, beside: Floats | None, which: int) -> Doubt:
    sums = _sums(centred, beside)
    drawn = [_slopes(sums, weights) for weights in node_weights(len(sums[0]), _DRAWS)]
    told = np.array([np.nan if each is None else each[which] for each in drawn])
    return spread(float(_slopes(sums)[which]), told)
