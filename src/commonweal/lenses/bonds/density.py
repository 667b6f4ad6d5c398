"""How dense ties are within and between organisations, how many are mutual, and what the silent could change."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.bonds.network import Network
from commonweal.lenses.doubt import NOTHING, Doubt
from commonweal.lenses.networks import node_weights, pair_ratio, pair_sums, ratios, spread

ALL_OR_NONE = 20  # pairs, as of importers: of which chance does not leave all mutual, or none
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Density:
    """Ties among some pairs of services.

    Args:
        pairs: how many pairs there are.
        heard: of these, how many of which both services were heard.
        tied: of these, how many are tied.
        value: tied of heard, with the interval of the vertex bootstrap.
        least: share of all pairs that are tied if nobody who was not heard has another tie (Manski 1989).
        most: if they are tied wherever they could be.
    """

    pairs: int
    heard: int
    tied: int
    value: Doubt
    least: float | None
    most: float | None


def density(network: Network, among: Bools) -> Density:
    """Give the density of ties among chosen pairs (n, n), symmetric."""
    chosen = among & ~np.eye(network.size, dtype=bool)
    heard, tied = chosen & network.heard, chosen & network.tied
    pairs = int(chosen.sum()) // 2
    least = most = None
    if pairs:
        unknown = int((chosen & ~network.heard & ~network.tied).sum()) // 2
        least, most = int(tied.sum()) / 2 / pairs, (int(tied.sum()) / 2 + unknown) / pairs
    told = tied & heard
    return Density(pairs, int(heard.sum()) // 2, int(told.sum()) // 2, pair_ratio(told, heard), least, most)


def within_to_between(network: Network) -> Doubt:
    """Give how many times denser ties are within organisations than between, with the vertex bootstrap's interval."""
    drawn = node_weights(network.size)
    tops, values = [], []
    for among in (network.alike, network.apart):
        heard = among & network.heard
        top, bottom = heard & network.tied, heard
        if not bottom.any():
            return NOTHING
        values.append(float(top.sum()) / float(bottom.sum()))
        tops.append(ratios(pair_sums(drawn, top), pair_sums(drawn, bottom)))
    if not values[1]:
        return NOTHING
    return spread(values[0] / values[1], ratios(tops[0], tops[1]))


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """How many ties are told by both.

    Args:
        tied: pairs of which both were heard and at least one told of a tie.
        value: share of them that both told of.
        least: the lowest that it can be over all pairs, whatever the silent would have said.
        most: the highest.
        why_not: why it tells nothing, if it does not.
    """

    tied: int
    value: Doubt
    least: float | None = None
    most: float | None = None
    why_not: str = ""


def reciprocity(network: Network) -> Reciprocity:
    """Give the share of ties that are mutual, with its interval and the bounds that missing answers leave."""
    heard, both = network.heard, network.told & network.told.T
    tied = int((network.tied & heard).sum()) // 2
    mutual = int((both & heard).sum()) // 2
    if tied >= ALL_OR_NONE and mutual == tied:
        return Reciprocity(tied, NOTHING, why_not=_ALL)
    if tied >= ALL_OR_NONE and not mutual:
        return Reciprocity(tied, NOTHING, why_not=_NONE)
    value = pair_ratio(both & heard, network.tied & heard)
    least, most = _bounds(network, tied, mutual)
    return Reciprocity(tied, value, least, most)


_ALL = (
    "Whether ties are mutual: every tie stands both ways, so that the record most likely holds pairs and not what "
    "each said of the other."
)
_NONE = (
    "Whether ties are mutual: none stands both ways, so that the record most likely holds each pair once, not what "
    "each said of the other."
)


def _bounds(network: Network, tied: int, mutual: int) -> tuple[float | None, float | None]:
    """Bound the share of mutual ties over all that the silent could have said (Manski 1989), pair by pair.

    Lowest: no silent service gives a tie back, and each has told of a tie where it can be one alone. Highest: each
    gives back what it was told of, two silent ones are tied both ways, and none is tied where the other said no.
    """
    pair = np.triu(np.ones((network.size, network.size), bool), 1)
    silent = pair & ~network.heard
    named = int((silent & network.tied).sum())
    mute = int((silent & ~np.logical_or.outer(network.answered, network.answered) & ~network.tied).sum())
    rest = int(silent.sum()) - named - mute
    lowest, highest = tied + named + mute + rest, tied + named + mute
    return _share(mutual, lowest), _share(mutual + named + mute, highest)


def _share(count: int, n: int) -> float | None:
    return count / n if n else None
