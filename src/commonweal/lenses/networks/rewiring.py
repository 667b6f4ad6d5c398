"""Networks that are like a given one in how many ties each has, and in nothing else: what chance alone would give."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BURN, _THIN = 60, 12  # rounds in which every tie may once be swapped: about 30 and 6 tries for each end of a tie
Bools = NDArray[np.bool_]


def rewired(tied: Bools, draws: int, seed: int = 1) -> Iterator[Bools]:
    """Draw networks with the same number of ties at every node, uniformly among all such without loops or doubles.

    Args:
        tied: who is tied with whom, (n, n), symmetric, nothing on the diagonal.
        draws: how many to give; they are states of one chain of edge swaps, some rounds apart.
        seed: of the chain.

    Each round pairs all ties at random and tries to swap the ends of each pair (Fosdick, Larremore, Nishimura &
    Ugander 2018, vertex-labelled simple graphs). A swap is made only if neither its old nor its new ties meet the new
    ties of another pair, so that every round can be undone with the same chance, and the chain stays uniform.
    """
    luck = np.random.default_rng(seed)
    state = np.array(tied, bool)
    one, two = np.nonzero(np.triu(state, 1))
    for draw in range(draws):
        for _ in range(_THIN if draw else _BURN):
            one, two = _round(state, one, two, luck)
        yield state.copy()


def _round(state: Bools, one: NDArray[Any], two: NDArray[Any], luck: np.random.Generator) -> Any:
    """Try to swap every pair of ties once; the state is changed in place, and the ties' ends are given back."""
    m, n = len(one), len(state)
    if m < 2:
        return one, two
    order = luck.permutation(m)
    flip = luck.random(m) < 0.5
    one, two = np.where(flip, two, one)[order], np.where(flip, one, two)[order]
    half = m // 2
    a, b, c, d = one[:half], two[:half], one[half : 2 * half], two[half : 2 * half]
    new = np.concatenate((_code(a, d, n), _code(c, b, n)))
    old = np.concatenate((_code(a, b, n), _code(c, d, n)))
    fine = (a != d) & (c != b) & ~state[a, d] & ~state[c, b]
    fine &= ~_meets(new, old, half)
    go = np.flatnonzero(fine)
    _set(state, a[go], b[go], False)
    _set(state, c[go], d[go], False)
    _set(state, a[go], d[go], True)
    _set(state, c[go], b[go], True)
    two[go], two[half + go] = d[go], b[go]
    return one, two


def _meets(new: NDArray[Any], old: NDArray[Any], half: int) -> Bools:
    """Say which pairs propose a tie that another pair proposes, or hold one that another proposes, (half,)."""
    known, place, times = np.unique(new, return_inverse=True, return_counts=True)
    double = times[place] > 1
    at = np.searchsorted(known, old)
    asked = known[np.minimum(at, len(known) - 1)] == old
    both = double | asked
    return np.asarray(both[:half] | both[half:])


def _code(i: NDArray[Any], j: NDArray[Any], n: int) -> NDArray[np.int64]:
    return np.asarray(np.minimum(i, j).astype(np.int64) * n + np.maximum(i, j))


def _set(state: Bools, i: NDArray[Any], j: NDArray[Any], value: bool) -> None:
    state[i, j] = value
    state[j, i] = value


def dealt(counts: NDArray[Any], draws: int, seed: int = 1) -> Iterator[NDArray[np.float64]]:
    """Deal the ends of counted ties anew: every node keeps how many it has in all, and with whom is chance.

    Args:
        counts: how many go between each two, (n, n), symmetric whole numbers, nothing on the diagonal.
        draws: how many to give.
        seed: of the dealing.

    The configuration model with weights as many single ties (Newman 2004), ends with themselves dealt again; where
    one node holds half of all ends, a few stay with it and are left out.
    """
    luck = np.random.default_rng(seed)
    one, two = np.nonzero(np.triu(counts, 1))
    times = np.asarray(counts)[one, two].astype(np.int64)
    ends = np.concatenate((np.repeat(one, times), np.repeat(two, times)))
    n = len(counts)
    for _ in range(draws):
        yield _deal(ends, n, luck)


def _deal(ends: NDArray[Any], n: int, luck: np.random.Generator) -> NDArray[np.float64]:
    half = len(ends) // 2
    dealt = luck.permutation(ends)
    for _ in range(50):
        loops = np.flatnonzero(dealt[:half] == dealt[half:])
        if not len(loops):
            break
        # the loops' second ends change places with those of ties drawn from all
        partners = luck.choice(half, len(loops), replace=False) if 2 * len(loops) <= half else luck.permutation(half)
        both = np.unique(np.concatenate((loops, partners)))
        dealt[half + both] = luck.permutation(dealt[half + both])
    found = np.bincount(dealt[:half] * n + dealt[half:], minlength=n * n).reshape(n, n).astype(float)
    found += found.T
    np.fill_diagonal(found, 0.0)
    return found
