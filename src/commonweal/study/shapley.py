"""Shapley values: how a difference is shared out among the dials that made it (Shapley 1953).

Exact over all coalitions, or from orders drawn in antithetic pairs (Castro, Gomez & Tejada 2009, Computers & Operations
Research 36:1726-1730; Mitchell et al. 2022, JMLR 23:43). Either way the shares of a run add up to its difference.
"""

from collections.abc import Mapping, Sequence
from math import factorial

import numpy as np
from numpy.typing import NDArray

from commonweal.study.coalition import Coalition

Order = tuple[str, ...]
Worth = Mapping[Coalition, float]


def exact(names: Sequence[str], worth: Worth) -> NDArray[np.float64]:
    """Share out worth(all) - worth(none) among n players from the worth of all 2^n coalitions; (n,)."""
    n = len(names)
    shares = np.zeros(n)
    for i, name in enumerate(names):
        for coalition, value in worth.items():
            if name not in coalition:
                s = len(coalition)
                weight = factorial(s) * factorial(n - s - 1) / factorial(n)
                shares[i] += weight * (worth[coalition | {name}] - value)
    return shares


def along(names: Sequence[str], worth: Worth, orders: Sequence[Order]) -> NDArray[np.float64]:
    """Average what each player adds when they come in the orders given; (n,)."""
    shares = np.zeros(len(names))
    for order in orders:
        for taken, name in zip(prefixes(order), order, strict=False):
            shares[names.index(name)] += worth[taken | {name}] - worth[taken]
    return shares / len(orders)


def prefixes(order: Order) -> list[Coalition]:
    """Give the coalitions on the way from none to all, in an order."""
    return [frozenset(order[:i]) for i in range(len(order) + 1)]


def draw_orders(names: Sequence[str], pairs: int, seed: int) -> list[Order]:
    """Draw orders, each with its reverse; the same seed gives the same."""
    draw = np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, len(names)])))
    orders: list[Order] = []
    for _ in range(pairs):
        order = tuple(names[i] for i in draw.permutation(len(names)))
        orders += [order, order[::-1]]
    return orders
