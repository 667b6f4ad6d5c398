"""What a decision is tied to, told as sentences from either end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commonweal.live.governance.drawing import ranks
from commonweal.live.governance.lineage import edge_of, edges_of, origins
from commonweal.live.governance.models import Decision, Link
from commonweal.live.places.models import Place

# From the older end a link reads the other way round.
BACKWARDS = {
    "came_from": _("led to"),
    "merged_into": _("took in"),
    "split_from": _("was split into"),
    "answers": _("is answered by"),
}
# From the older decision to the newer, as the drawing is read.
FORTH = {
    "came_from": _("led to"),
    "merged_into": _("merged into"),
    "split_from": _("split into"),
    "answers": _("is answered by"),
}


@dataclass(frozen=True)
class Tie:
    """A link as a sentence: what this is to the other, and the other (a decision, or words); whether that is newer."""

    words: str
    other: Decision | None
    said: str
    on: date
    kind: str = ""
    newer: bool = False


def links_of(place: Place, keys: Iterable[int] | None = None) -> QuerySet[Link]:
    """Links in which decisions of a place take part: all, or those of some. Show them only through the decisions."""
    rows = Link.objects.filter(Q(from_kind="decision") | Q(to_kind="decision"), place=place)
    if keys is None:
        return rows
    known = [str(key) for key in keys]
    return rows.filter(
        Q(from_kind="decision", from_key__in=known) | Q(to_kind="decision", to_key__in=known)
    )


def ties(user: Any, decision: Decision) -> list[Tie]:
    """Everything a decision is tied to, both ways; decisions the user may not see are left out.

    Ask only for a decision whose content the reader may see.
    """
    links = list(links_of(decision.place, [decision.pk]))
    return ties_among(decision, links, _decisions_at(user, decision.place, links))


def ties_among(decision: Decision, links: Iterable[Link], others: Mapping[int, Decision]) -> list[Tie]:
    """A decision's ties among these links, told from its end; to other decisions only if they are given."""
    key, found = str(decision.pk), []
    for row in links:
        forwards = row.from_kind == "decision" and row.from_key == key
        if not forwards and not (row.to_kind == "decision" and row.to_key == key):
            continue
        words = row.get_kind_display() if forwards else BACKWARDS.get(row.kind, row.get_kind_display())
        if row.to_words:
            found.append(Tie(str(words), None, row.to_words, row.on, row.kind))
        elif (edge := edge_of(row)) is not None:
            newer = edge.older == decision.pk
            if other := others.get(edge.newer if newer else edge.older):
                found.append(Tie(str(words), other, "", row.on, row.kind, newer))
    return found


def _decisions_at(user: Any, place: Place, links: Iterable[Link]) -> dict[int, Decision]:
    keys = {key for edge in edges_of(links) for key in (edge.older, edge.newer)}
    return {row.pk: row for row in Decision.objects.visible_to(user).filter(pk__in=keys, place=place)}


def goes_back_to(user: Any, decision: Decision) -> list[Decision]:
    """Every decision that this one goes back to, by however many steps; each after what it itself goes back to."""
    edges = edges_of(links_of(decision.place))
    keys = origins(edges, decision.pk) - {decision.pk}
    rank = ranks(sorted(keys), [edge for edge in edges if edge.older in keys and edge.newer in keys])
    rows = Decision.objects.visible_to(user).filter(pk__in=keys, place=decision.place)
    return sorted(rows, key=lambda row: (rank[row.pk], row.pk))
