"""Which differences can be told apart from luck, allowing for how many were looked at.

With some forty outcomes and three pairs of regimes, about one 95 % interval in twenty leaves out zero by luck
alone. So a plain-words claim asks for more: within each group of outcomes, over all pairs, Holm's rule
(Holm 1979, Scandinavian Journal of Statistics 6:65-70) keeps the chance of even one false claim at 5 %.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from commonweal.lab.outcomes import GROUPS, OUTCOMES
from commonweal.study.comparison import Comparison
from commonweal.study.interval import LEVEL

Key = TypeVar("Key")
Looked = tuple[str, str, str]  # outcome, a, b


@dataclass(frozen=True)
class Claims:
    """What was looked at and what of it stands, over one span of years."""

    looked_at: int  # differences that could have come out either way
    alone: frozenset[Looked]  # 95 % interval leaves out zero
    stand: frozenset[Looked]  # still so when the number looked at is allowed for
    by_construction: frozenset[Looked]  # exactly zero in every run


def claims(comparison: Comparison, years: int | None = None) -> Claims:
    """Hold every difference of a comparison against luck."""
    keys = [(name, a, b) for name in OUTCOMES for a, b in comparison.pairs]
    found = {key: comparison.difference(*key, years) for key in keys}
    same = frozenset(key for key, difference in found.items() if difference.by_construction)
    chances = {key: d.p for key, d in found.items() if d.p is not None and key not in same}
    stand: set[Looked] = set()
    for group in GROUPS:
        stand |= holm({key: p for key, p in chances.items() if OUTCOMES[key[0]].group == group})
    alone = frozenset(key for key in chances if found[key].excludes_zero)
    return Claims(len(chances), alone, frozenset(stand), same)


def holm(chances: Mapping[Key, float], level: float = LEVEL) -> set[Key]:
    """Give the keys that stand: the least of m chances is held against 5 % / m, the next 5 % / (m-1) ..."""
    stand: set[Key] = set()
    ordered = sorted(chances.items(), key=lambda item: item[1])
    for rank, (key, p) in enumerate(ordered):
        if p * (len(ordered) - rank) > 1 - level:
            break
        stand.add(key)
    return stand
