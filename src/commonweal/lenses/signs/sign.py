"""A sign that a measure may no longer tell the truth: what was looked at, how strong, and how likely by chance.

A sign is of an indicator over the whole record, never of a service, and is a reason to ask, never proof.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonweal.lenses import discovery
from commonweal.lenses.discovery import ASK, CHANCE, LEVEL
from commonweal.lenses.doubt import NOTHING, Doubt
from commonweal.lenses.signs.panel import Panel
from commonweal.record import Record


@dataclass(frozen=True)
class Seen:
    """What signs are looked for in: a record, and its measures laid out as panels.

    `score_line` is the line of assessed scores to look at; None: each twentieth of a need-unit.
    """

    record: Record
    panels: tuple[Panel, ...]
    score_line: float | None = None

    @property
    def asked(self) -> tuple[Panel, ...]:
        """Give the measures that may be gamed: those asked for; where the record names none, those it leaves open."""
        asked = tuple(panel for panel in self.panels if panel.asked)
        return asked or tuple(panel for panel in self.panels if not panel.left_alone)


@dataclass(frozen=True)
class Sign:
    """One sign looked for.

    Args:
        name: which sign, in words.
        of: the indicator, pair of indicators or rows it is of.
        value: how strong, with its 95 % interval.
        unit: of the value.
        p: how often chance alone would show as much; None where that cannot be told.
        n: how many values, or events, it rests on.
        series: how many series: services, or periods.
        why: why it cannot be told, or why it is not worth asking about though chance would not show it.
        adjusted: p after control of false discoveries over all series of this kind of sign.
        adjusted_over_all: p after control of false discoveries over all signs of every kind.
    """

    name: str
    of: str
    value: Doubt = NOTHING
    unit: str = ""
    p: float | None = None
    n: int = 0
    series: int = 0
    why: str = ""
    adjusted: float | None = None
    adjusted_over_all: float | None = None

    @property
    def asking(self) -> bool:
        """Whether it is worth asking about: not chance, and nothing plainer explains it."""
        return self.adjusted is not None and self.adjusted <= LEVEL and not self.why

    @property
    def answer(self) -> str:
        """Say what came of it, in words."""
        if self.p is None:
            return f"cannot tell: {self.why}"
        if self.asking:
            return ASK
        beyond = self.adjusted is not None and self.adjusted <= LEVEL
        return f"{CHANCE}" if not beyond else f"not chance, but {self.why}"


def adjust(signs: Sequence[Sign]) -> list[Sign]:
    """Control false discoveries over the series of each kind of sign, and beside that over all signs together.

    Benjamini & Hochberg (1995). Each kind is a question of its own, asked of every measure: what is worth asking
    about must not hang on which other measures came along (decision 0009). So `adjusted` is within the kind.
    """
    kinds = dict.fromkeys(sign.name for sign in signs)
    within = _controlled(signs, [[i for i, sign in enumerate(signs) if sign.name == kind] for kind in kinds])
    over = _controlled(signs, [list(range(len(signs)))])
    return [
        replace(sign, adjusted=within.get(i), adjusted_over_all=over.get(i)) if i in within else sign
        for i, sign in enumerate(signs)
    ]


def _controlled(signs: Sequence[Sign], families: Sequence[Sequence[int]]) -> dict[int, float]:
    """Give the adjusted p of each sign that could be tested, by its position."""
    told: dict[int, float] = {}
    for family in families:
        adjusted = discovery.adjust([signs[i].p for i in family])
        told |= {i: p for i, p in zip(family, adjusted, strict=True) if p is not None}
    return told
