"""Measures of networks that more than one lens asks for, each with what chance alone would give."""

from commonweal.lenses.networks.agreement import Agreement, agreement, declared
from commonweal.lenses.networks.communities import Communities, divide, find_communities, nesting
from commonweal.lenses.networks.paths import betweenness, closures, constraint, parts
from commonweal.lenses.networks.rewiring import dealt, rewired
from commonweal.lenses.networks.vertex import node_weights, pair_ratio, pair_sums, ratios, spread

__all__ = [
    "Agreement",
    "Communities",
    "agreement",
    "betweenness",
    "closures",
    "constraint",
    "dealt",
    "declared",
    "divide",
    "find_communities",
    "nesting",
    "node_weights",
    "pair_ratio",
    "pair_sums",
    "parts",
    "ratios",
    "rewired",
    "spread",
]
