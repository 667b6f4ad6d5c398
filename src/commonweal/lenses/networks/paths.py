"""Who lies between others in a network: shortest paths through each, constraint, and what one closure would break."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def betweenness(tied: NDArray[np.bool_]) -> Floats:
    """Give the share of shortest paths between two others that lead through each node, (n,), 0 to 1.

    Freeman 1977, by the accumulation of Brandes 2001, all sources at once. Paths are counted as ties, unweighted.
    """
    n = len(tied)
    if n < 3:
        return np.zeros(n)
    step = tied.astype(float)
    ways = np.eye(n)
    distance = np.where(np.eye(n, dtype=bool), 0, -1)
    layers = [ways]
    while True:
        reached = layers[-1] @ step
        reached[distance >= 0] = 0.0
        if not reached.any():
            break
        distance[reached > 0] = len(layers)
        layers.append(reached)
        ways = ways + reached
    owed = np.zeros((n, n))
    for depth in range(len(layers) - 1, 0, -1):
        share = np.divide(1.0 + owed, ways, out=np.zeros((n, n)), where=distance == depth)
        owed += np.where(distance == depth - 1, ways * (share @ step), 0.0)
    np.fill_diagonal(owed, 0.0)
    through: Floats = owed.sum(0) / ((n - 1) * (n - 2))
    return through


def constraint(tied: NDArray[np.bool_]) -> Floats:
    """Give Burt's constraint of each node, (n,): how far its contacts are tied with one another; NaN without contacts.

    Burt 1992, equation 2.4, every tie of the same strength: low where a node bridges holes between its contacts.
    """
    ties = tied.astype(float)
    contacts = ties.sum(1, keepdims=True)
    share = np.divide(ties, contacts, out=np.zeros_like(ties), where=contacts > 0)
    found = (np.where(tied, share + share @ share, 0.0) ** 2).sum(1)
    return np.where(contacts[:, 0] > 0, found, np.nan)


def closures(tied: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give what the network loses if each node closed, (n,) and (n,).

    First: how many pairs of others that had a path have none. Second: how many others are cut off from the largest
    part that is left of where the node was. Both are 0 unless the node is an articulation point.
    """
    import networkx as nx  # here, for only networks need it

    n = len(tied)
    pairs, cut = np.zeros(n, np.int64), np.zeros(n, np.int64)
    whole = nx.from_numpy_array(tied)
    for node in list(nx.articulation_points(whole)):
        around = nx.node_connected_component(whole, node) - {node}
        sizes = np.array([len(part) for part in nx.connected_components(whole.subgraph(around))], np.int64)
        pairs[node] = (int(sizes.sum()) ** 2 - int((sizes**2).sum())) // 2
        cut[node] = sizes.sum() - sizes.max()
    return pairs, cut


def parts(tied: NDArray[Any]) -> NDArray[np.int64]:
    """Give the sizes of the parts with no path between them, largest first."""
    from scipy.sparse.csgraph import connected_components

    _, label = connected_components(tied, directed=False)
    return np.sort(np.bincount(label))[::-1].astype(np.int64) if len(tied) else np.zeros(0, np.int64)
