"""One of the four aspects of emergence: what was found beside what chance gives, or why it cannot be told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commonweal.lenses.discovery import LEVEL
from commonweal.lenses.finding import Number, Sheet

MORE, NO_MORE, UNTOLD = "more than chance", "no more than chance", "cannot tell"


@dataclass(frozen=True)
class Aspect:
    """What a record says of one aspect.

    Args:
        name: hierarchy, information, dynamics or evolution.
        sentence: with names of numbers in braces.
        numbers: the figures.
        signs: rows of the table of signs, each one test against a null.
        sheets: further tables.
        open: what it leaves untold.
    """

    name: str
    sentence: str
    numbers: tuple[Number, ...] = ()
    signs: tuple[Mapping[str, Any], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether anything could be tested."""
        return any(sign["told"] != UNTOLD for sign in self.signs)


def sign(aspect: str, of: str, p: float | None, draws: int | None, level: float = LEVEL) -> dict[str, Any]:
    """Make one row of the table of signs; `p` already corrected for how many were looked at together."""
    told = UNTOLD if p is None else MORE if p <= level else NO_MORE
    line = level if p is not None else None
    return {"aspect": aspect, "sign": of, "told": told, "p": p, "level": line, "draws": draws}


def untold(name: str, of: str, why: str) -> Aspect:
    """Say that an aspect cannot be told, and why, as a whole sentence."""
    row = sign(name, of, None, None)
    return Aspect(name, f"{name.capitalize()}: cannot tell.", signs=(row,), open=(f"{name.capitalize()}: {why}",))


def rank_p(found: float, chance: Any) -> float:
    """Give how often chance (draws,) reaches what was found, counting that itself as one (Davison & Hinkley 1997)."""
    return (1 + int((chance >= found - 1e-12).sum())) / (len(chance) + 1)


def holm(ps: list[float]) -> list[float]:
    """Correct p values of tests made together (Holm 1979), in their order."""
    order = sorted(range(len(ps)), key=ps.__getitem__)
    told, most = [1.0] * len(ps), 0.0
    for place, at in enumerate(order):
        most = max(most, min(1.0, ps[at] * (len(ps) - place)))
        told[at] = most
    return told
