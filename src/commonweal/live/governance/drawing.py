"""Where each decision stands when a family of them is drawn: older on the left, newer on the right, in layers.

A layered drawing (Sugiyama, Tagawa and Toda 1981) rather than springs: links run from the older decision to the newer,
so the layers are read like time, and the same links are always drawn the same way.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX_WIDTH, BOX_HEIGHT, GAP_ACROSS, GAP_DOWN, MARGIN = 216, 114, 132, 24, 12
SWEEPS = 4
"""How often layers are sorted by their neighbours; more changes little in drawings of a page's size."""

Key = Hashable


@dataclass(frozen=True)
class Box:
    """A box of the drawing, in pixels from its upper left corner."""

    key: Key
    x: int
    y: int
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT


@dataclass(frozen=True)
class Arrow:
    """An arrow from a box to one further right: its path, its head, and where its words go."""

    older: Key
    newer: Key
    kind: str
    path: str
    head: str
    x: int
    y: int


@dataclass(frozen=True)
class Drawing:
    """Boxes in reading order (left to right, then downwards), and arrows between them."""

    width: int
    height: int
    boxes: list[Box]
    arrows: list[Arrow]


def draw(order: Sequence[Key], edges: Iterable[tuple[Key, Key, str]]) -> Drawing:
    """Place boxes in layers. `order` lists the keys, oldest first; an edge is (older, newer, kind)."""
    edges = list(dict.fromkeys(edge for edge in edges if edge[0] != edge[1]))
    rank = ranks(order, edges)
    layers, chains = _layers(order, edges, rank)
    place = _places(layers)
    boxes = sorted((Box(key, *place[key]) for key in order), key=lambda box: (box.x, box.y))
    arrows = [_arrow(edge, [place[key] for key in chains[edge]]) for edge in edges]
    tallest = max((len(layer) for layer in layers), default=0)
    width = 2 * MARGIN + len(layers) * (BOX_WIDTH + GAP_ACROSS) - GAP_ACROSS
    return Drawing(width, 2 * MARGIN + tallest * (BOX_HEIGHT + GAP_DOWN) - GAP_DOWN, boxes, arrows)


def ranks(order: Sequence[Key], edges: Iterable[tuple[Key, Key, str]]) -> dict[Key, int]:
    """The layer of each key, from 0: one further than the furthest it goes back to; origins stand beside what follows.

    Where edges go round in a circle, those against the order are passed over.
    """
    position = {key: index for index, key in enumerate(order)}
    before: dict[Key, set[Key]] = defaultdict(set)
    after: dict[Key, set[Key]] = defaultdict(set)
    for older, newer, _ in edges:
        before[newer].add(older)
        after[older].add(newer)
    rank: dict[Key, int] = {}
    left = list(order)
    while left:
        free = [key for key in left if before[key] <= rank.keys()] or left[:1]
        for key in free:
            rank[key] = 1 + max((rank[each] for each in before[key] if each in rank), default=-1)
        left = sorted(set(left) - set(free), key=position.__getitem__)
    for key in order:
        if not before[key] and after[key]:
            rank[key] = max(0, min(rank[each] for each in after[key]) - 1)
    return rank


Chains = dict[tuple[Key, Key, str], list[Key]]


def _layers(
    order: Sequence[Key], edges: list[tuple[Key, Key, str]], rank: Mapping[Key, int]
) -> tuple[list[list[Key]], Chains]:
    """Keys by layer, with an empty place for each layer that an arrow passes, so that it passes between boxes."""
    layers: list[list[Key]] = [[] for _ in range(1 + max(rank.values(), default=-1))]
    for key in order:
        layers[rank[key]].append(key)
    chains: Chains = {}
    for edge in edges:
        older, newer, _ = edge
        passed = [(edge, layer) for layer in range(rank[older] + 1, rank[newer])]
        for each in passed:
            layers[each[1]].append(each)
        chains[edge] = [older, *passed, newer]
    _untangle(layers, chains.values())
    return layers, chains


def _untangle(layers: list[list[Key]], chains: Iterable[list[Key]]) -> None:
    """Sort each layer by where its neighbours stand, from the left and from the right in turn."""
    beside: dict[Key, list[Key]] = defaultdict(list)
    for chain in chains:
        for first, second in pairwise(chain):
            beside[first].append(second)
            beside[second].append(first)
    for sweep in range(SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            level = {key: index - len(each) / 2 for each in layers for index, key in enumerate(each)}
            layer.sort(key=lambda key, level=level: _middle([level[each] for each in beside[key]], level[key]))


def _middle(levels: list[float], own: float) -> float:
    return sum(levels) / len(levels) if levels else own


def _places(layers: list[list[Key]]) -> dict[Key, tuple[int, int]]:
    tallest = max((len(layer) for layer in layers), default=0)
    place = {}
    for across, layer in enumerate(layers):
        first = MARGIN + (tallest - len(layer)) * (BOX_HEIGHT + GAP_DOWN) // 2
        for down, key in enumerate(layer):
            place[key] = (MARGIN + across * (BOX_WIDTH + GAP_ACROSS), first + down * (BOX_HEIGHT + GAP_DOWN))
    return place


def _arrow(edge: tuple[Key, Key, str], places: list[tuple[int, int]]) -> Arrow:
    half = BOX_HEIGHT // 2
    x, y = places[0][0] + BOX_WIDTH, places[0][1] + half
    path = [f"M{x} {y}"]
    label = (0, 0)
    for number, (left, top) in enumerate(places[1:], 1):
        to_x, to_y, bend = left, top + half, GAP_ACROSS // 2
        if number == 1:
            label = ((x + to_x) // 2, (y + to_y) // 2)
        path.append(f"C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}")
        x, y = to_x, to_y
        if number < len(places) - 1:
            x += BOX_WIDTH
            path.append(f"L{x} {y}")
    head = f"M{x} {y}l-10 -5v10z"
    return Arrow(*edge, " ".join(path), head, *label)
