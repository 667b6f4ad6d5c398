"""Which decision goes back to which: the edges of links, from the older decision to the newer."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from commonweal.live.governance.models import Link

NEWER_FIRST = frozenset({"came_from", "split_from", "answers"})
"""Kinds of link that are said of the newer decision; `merged_into` is said of the older."""


class Edge(NamedTuple):
    """One step from an older decision to a newer, by their keys."""

    older: int
    newer: int
    kind: str


def edge_of(link: Link) -> Edge | None:
    """The step that a link between two decisions is; None for any other link."""
    keys = (link.from_key, link.to_key)
    joins = link.from_kind == link.to_kind == "decision" and all(k.isascii() and k.isdecimal() for k in keys)
    if not joins or link.kind == "checked_back_with":
        return None
    first, second = map(int, keys)
    return Edge(second, first, link.kind) if link.kind in NEWER_FIRST else Edge(first, second, link.kind)


def edges_of(links: Iterable[Link]) -> list[Edge]:
    """The steps among links, each once."""
    found = (edge_of(link) for link in links)
    return list(dict.fromkeys(edge for edge in found if edge is not None))


def origins(edges: Iterable[Edge], key: int) -> set[int]:
    """Every decision that this one goes back to, by however many steps and ways; itself only in a circle."""
    before: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        before[edge.newer].add(edge.older)
    found: set[int] = set()
    waiting = [*before[key]]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting.extend(before[each])
    return found


def around(edges: Iterable[Edge], key: int, steps: int) -> set[int]:
    """The decisions within so many steps of this one, either way; itself among them."""
    beside: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        beside[edge.newer].add(edge.older)
        beside[edge.older].add(edge.newer)
    found = reached = {key}
    while reached and steps > 0:
        reached = {each for one in reached for each in beside[one]} - found
        found, steps = found | reached, steps - 1
    return found


def families(edges: Iterable[Edge]) -> list[set[int]]:
    """Decisions that hang together by whatever ways, the family with the newest key first."""
    edges = list(edges)
    left = {key for edge in edges for key in (edge.older, edge.newer)}
    found = []
    while left:
        one = around(edges, max(left), len(left))
        found.append(one)
        left -= one
    return found
