"""What emerges: hierarchy, information, dynamics and evolution, each beside what chance alone would give.

The four that complexity science speaks of, in the order of the talk. Each says by itself that it cannot tell where
the record lacks what it needs.
"""

from typing import Any

from commonweal.lenses.emergent import dynamics, evolution, hierarchy, information
from commonweal.lenses.emergent.aspect import Aspect
from commonweal.lenses.emergent.flows import SOURCES
from commonweal.lenses.emergent.picture import picture
from commonweal.lenses.finding import Field, Finding, Sheet
from commonweal.lenses.lens import Lens, Option
from commonweal.record import Record, RecordError

_FIELDS = {
    "aspect": Field("label", meaning="hierarchy, information, dynamics or evolution"),
    "sign": Field("label", meaning="what was looked for"),
    "told": Field("label", meaning="whether it is there more than chance gives"),
    "p": Field("free", "p", "how often chance gives as much; corrected for all signs of dynamics, or of information"),
    "level": Field("free", "share", "the p at which it counts as more than chance: the false alarms to be expected"),
    "draws": Field("free", "draws", "of chance"),
}


def see(record: Record, handoffs: str | None) -> Finding:
    """Answer each of the four from what the record holds for it."""
    if handoffs is not None and handoffs not in SOURCES:
        raise RecordError(f"it is {handoffs!r}", "option handoffs", "it is " + " or ".join(SOURCES))
    first = hierarchy.look(record, handoffs), information.look(record)
    aspects = (*first, dynamics.look(record), evolution.look(record))
    open_questions = tuple(said for aspect in aspects for said in aspect.open)
    if not any(aspect.told for aspect in aspects):
        return LENS.answer("Cannot tell: the record holds too little for any of the four.", cannot_tell=open_questions)
    signs = [dict(row) for aspect in aspects for row in aspect.signs]
    return LENS.answer(
        " ".join(aspect.sentence for aspect in aspects),
        numbers=tuple(number for aspect in aspects for number in aspect.numbers),
        table=Sheet("Signs of emergence, each beside chance", _FIELDS, signs),
        more=tuple(sheet for aspect in aspects for sheet in aspect.sheets if sheet.rows),
        chart=picture if any(aspect.told for aspect in aspects[2:]) else None,
        alt=_alt(aspects),
        cannot_tell=(*open_questions, _EACH),
    )


_EACH = (
    "Each sign stands at its own level: of those that are not there at all, about one in twenty will seem to be, and "
    "none of them says what is good."
)


def _alt(aspects: tuple[Aspect, ...]) -> str:
    parts = []
    if aspects[2].told:
        parts.append("lines of meetings, share refused, mean need and mean wait of the whole system over time")
    if aspects[3].told:
        parts.append("a line of how much practice differs between teams over time")
    said = ", and below them ".join(parts)
    return said[:1].upper() + said[1:] + ("." if said else "")


_NEEDS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"referrals": ("person", "date", "from_service", "to_service", "outcome")},
    {"contacts": ("person", "service", "date")},
    {"needs": ("person", "service", "date", "domain", "score", "occasion")},
    {"practice": ("service", "period_start", "coordinate", "value")},
    {"ties": ("from_service", "to_service", "handoffs")},
)
_HELPS: dict[str, Any] = {
    "spells": ("person", "service", "start"),
    "measures": ("service", "indicator", "period_start", "value", "stake"),
}
LENS = Lens(
    "emergence",
    "What emerges that nobody decided: communities, foresight, sudden changes, practices kept and dropped?",
    needs=_NEEDS,
    see=see,
    helps=_HELPS,
    options=(
        Option("handoffs", None, "what hand-offs are read from: referrals, contacts or ties; else what holds enough"),
    ),
)
