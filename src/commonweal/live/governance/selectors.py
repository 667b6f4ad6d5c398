"""What pages and the API read of decisions, as far as the reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from commonweal.live.governance.models import Decision, Link
from commonweal.live.governance.visibility import readable_by
from commonweal.live.places.models import Place


def decisions(user: Any, place: Place, asked: Mapping[str, str]) -> QuerySet[Decision]:
    """Decisions by strategy, system, body (keys) and state; a key that is unknown finds nothing."""
    rows = Decision.objects.visible_to(user).filter(place=place).select_related("body")
    # Whoever may not read a closed decision must not find out by a filter what it is about.
    readable = readable_by(user, "")
    for name, path in (("strategy", "strategies"), ("system", "systems"), ("body", "body")):
        if key := asked.get(name):
            known = key.isdecimal() and key.isascii() and len(key) < 18
            rows = rows.filter(readable, **{path: int(key)}) if known else rows.none()
    if asked.get("state") == "not_checked_back":
        return rows.filter(state="taken").not_checked_back()
    return rows.filter(state=asked["state"]) if asked.get("state") else rows


@dataclass(frozen=True)
class Tie:
    """A link as a sentence: what this is to the other, and the other (a decision, or words)."""

    words: str
    other: Decision | None
    said: str


# From the other end a link reads the other way round.
BACKWARDS = {
    "came_from": "led to",
    "merged_into": "took in",
    "split_from": "was split into",
    "answers": "is answered by",
}


def ties(user: Any, decision: Decision) -> list[Tie]:
    """Everything a decision is tied to, both ways; decisions the user may not see are left out."""
    key = str(decision.pk)
    ends = Q(from_kind="decision", from_key=key) | Q(to_kind="decision", to_key=key)
    links = list(Link.objects.filter(ends, place=decision.place))
    keys = {int(k) for row in links for k in (row.from_key, row.to_key) if k.isdecimal()}
    others = {str(row.pk): row for row in Decision.objects.visible_to(user).filter(pk__in=keys, place=decision.place)}
    found = []
    for row in links:
        forwards = row.from_key == key and row.from_kind == "decision"
        words = row.get_kind_display() if forwards else BACKWARDS.get(row.kind, row.get_kind_display())
        other = others.get(row.to_key if forwards else row.from_key)
        found.append(Tie(str(words), None if row.to_words else other, row.to_words))
    return found
