"""Communities of a network that nobody declared, held against what chance gives with the same number of ties."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.networks.agreement import agreement
from commonweal.lenses.networks.rewiring import dealt, rewired

Null = Callable[[NDArray[Any], int, int], Iterator[NDArray[Any]]]
_STARTS = 2  # of Louvain, for the network and for every draw alike; the best division counts
_SEEDS = 10
_LARGE, _FEWEST = 120, 19  # nodes above which there are fewer draws, for time; the fewest that can tell at 5 %
_SMALLEST, _DEEPEST = 6, 5  # nodes of a community that may be divided again; levels


@dataclass(frozen=True, slots=True)
class Communities:
    """A division of a network's nodes, and how it stands to chance.

    Args:
        label: which community each node is in, from 0 in the order of nodes, (n,); -1 for a node without ties.
        modularity: Newman's Q of the division.
        chance: Q of the networks drawn by chance, divided in the same way, (draws,).
        stability: how alike the divisions from other seeds are (adjusted mutual information, mean); None if unknown.
    """

    label: NDArray[np.int64]
    modularity: float
    chance: NDArray[np.float64]
    stability: float | None = None

    @property
    def number(self) -> int:
        """How many communities there are."""
        return int(self.label.max()) + 1 if len(self.label) else 0

    @property
    def p(self) -> float:
        """How often chance divides as clearly or more, by rank among the draws (Davison & Hinkley 1997)."""
        return (1 + int((self.chance >= self.modularity - 1e-12).sum())) / (len(self.chance) + 1)

    @property
    def z(self) -> float | None:
        """How many standard deviations of chance the modularity lies above its mean; None if chance never varies."""
        spread = float(self.chance.std(ddof=1)) if len(self.chance) > 1 else 0.0
        return (self.modularity - float(self.chance.mean())) / spread if spread > 1e-9 else None


def divide(ties: NDArray[Any], seed: int = 1, starts: int = _STARTS) -> tuple[NDArray[np.int64], float]:
    """Divide a network (n, n) by Louvain (Blondel et al. 2008): the best of some starts; labels (n,) and modularity."""
    import networkx as nx  # here, for only networks need it

    graph = nx.from_numpy_array(np.asarray(ties, float))
    graph.remove_nodes_from([node for node in range(len(ties)) if not graph.degree(node)])
    if not graph.number_of_edges():
        return np.full(len(ties), -1, np.int64), 0.0
    found = [nx.community.louvain_communities(graph, seed=seed + start) for start in range(starts)]
    worth = [float(nx.community.modularity(graph, division)) for division in found]
    best = int(np.argmax(worth))
    return _labels(found[best], len(ties)), worth[best]


def find_communities(ties: NDArray[Any], draws: int, seed: int = 1) -> Communities:
    """Find the communities of a network (n, n) and of draws of chance with the same number of ties at each node.

    The null is edge swaps where ties are there or not, and the configuration model where they are counted.
    """
    starts = _STARTS if np.asarray(ties).dtype == bool else 1  # counted ties are dense, and slow to divide
    label, worth = divide(ties, seed, starts)
    draws = min(draws, max(_FEWEST, draws * _LARGE // max(1, len(ties))))
    chance = np.array([divide(drawn, seed, starts)[1] for drawn in _null(ties)(ties, draws, seed)])
    return Communities(label, worth, chance, _stability(ties, label, seed))


def _stability(ties: NDArray[Any], label: NDArray[np.int64], seed: int) -> float | None:
    alike = [agreement(label, divide(ties, seed + 100 * k, 1)[0], draws=49).value for k in range(1, _SEEDS)]
    told = [each for each in alike if each is not None]
    return float(np.mean(told)) if told else None


def nesting(ties: NDArray[Any], whole: Communities, draws: int, seed: int = 1) -> list[NDArray[np.int64]]:
    """Divide communities again as long as their parts stand out from chance; labels of each level, (n,).

    At each level one test asks of all communities of six nodes or more together, each with the ties inside it alone,
    whether their parts stand out (modularity summed, each by its ties): so a false level comes with a chance of no
    more than `LEVEL` whatever their number.
    """
    levels: list[NDArray[np.int64]] = []
    label = whole.label if whole.p <= LEVEL and whole.number > 1 else None
    while label is not None and len(levels) < _DEEPEST:
        levels.append(label)
        label = _deeper(ties, label, draws, seed)
    return levels


def _deeper(ties: NDArray[Any], label: NDArray[np.int64], draws: int, seed: int) -> NDArray[np.int64] | None:
    inside = [np.flatnonzero(label == one) for one in range(int(label.max()) + 1)]
    inside = [nodes for nodes in inside if len(nodes) >= _SMALLEST]
    found, chance, deeper = 0.0, np.zeros(draws), label.copy()
    for nodes in inside:
        part = ties[np.ix_(nodes, nodes)]
        weight, (within, worth) = float(part.sum()), divide(part, seed, 1)
        found += weight * worth
        chance += [weight * divide(drawn, seed, 1)[1] for drawn in _null(ties)(part, draws, seed)]
        deeper[nodes] = np.where(within >= 0, within + deeper.max() + 1, deeper[nodes])
    p = (1 + int((chance >= found - 1e-9).sum())) / (draws + 1)
    if not inside or found <= 0 or p > LEVEL:
        return None
    return np.asarray(np.unique(deeper, return_inverse=True)[1] - int(deeper.min() < 0), np.int64)


def _null(ties: NDArray[Any]) -> Null:
    return rewired if np.asarray(ties).dtype == bool else dealt


def _labels(division: list[set[int]], n: int) -> NDArray[np.int64]:
    label = np.full(n, -1, np.int64)
    for at, members in enumerate(sorted(division, key=min)):
        label[list(members)] = at
    return label
