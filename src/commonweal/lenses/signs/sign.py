"""A sign that a measure may no longer tell the truth: what was looked at, how strong, and how likely by chance.

A sign is of an indicator over the whole record, never of a service, and is a reason to ask, never proof.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from commonweal.lenses.doubt import NOTHING, Doubt
from commonweal.lenses.signs.panel import Panel
from commonweal.record import Record

LEVEL = 0.05
ASK, CHANCE = "worth asking about", "no more than chance would bring"


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
        adjusted: p after control of false discoveries over all signs looked for.
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
    """Control false discoveries over all signs that could be tested (Benjamini & Hochberg 1995)."""
    tested = [i for i, sign in enumerate(signs) if sign.p is not None]
    if not tested:
        return list(signs)
    from scipy.stats import false_discovery_control

    adjusted = false_discovery_control(np.array([signs[i].p for i in tested], float))
    told = dict(zip(tested, adjusted, strict=True))
    return [replace(sign, adjusted=float(told[i])) if i in told else sign for i, sign in enumerate(signs)]
