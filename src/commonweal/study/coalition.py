"""Coalitions of dials: regimes that lie between two others, some dials as in the one and the rest as in the other."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from commonweal.lab import DIALS, Regime

Coalition = frozenset[str]


def moved(a: Regime, b: Regime) -> tuple[str, ...]:
    """Name the dials in which two regimes differ, in the order of `DIALS`.

    Raises ValueError if either changes over the years, or they do not differ.
    """
    for regime in (a, b):
        if len(regime.steps) > 1:
            raise ValueError(
                f"regime {regime.name} changes over the years; ablation needs dials that stay: take one of its steps"
            )
    names = tuple(name for name in DIALS if getattr(a.steps[0].dials, name) != getattr(b.steps[0].dials, name))
    if not names:
        raise ValueError(f"regimes {a.name} and {b.name} have the same dials; there is nothing to switch")
    return names


def between(a: Regime, b: Regime, taken: Coalition) -> Regime:
    """Give a with the dials in `taken` as b has them."""
    dials = {name: getattr(b.steps[0].dials, name) for name in taken}
    return replace(a.with_dials(dials), name=" + ".join(sorted(taken)) or a.name)


def subsets(names: Sequence[str]) -> list[Coalition]:
    """Give all coalitions, the smallest first: 2^n of them."""
    return [frozenset(some) for size in range(len(names) + 1) for some in combinations(names, size)]


def singles_and_rests(names: Sequence[str]) -> list[Coalition]:
    """Give none, each alone, all but one, and all: what ablation by hand would try."""
    whole = frozenset(names)
    each = [frozenset({name}) for name in names]
    return list(dict.fromkeys([frozenset(), *each, *(whole - one for one in each), whole]))
