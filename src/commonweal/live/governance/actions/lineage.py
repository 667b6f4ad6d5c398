"""Tying decisions together, merging several into one, splitting one into several."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.governance.actions.keeping import keep, of_one_place, still_undecided
from commonweal.live.governance.actions.openness import as_closed_as
from commonweal.live.governance.lineage import edge_of, edges_of, origins
from commonweal.live.governance.models import Decision, Link
from commonweal.live.places.models import Place

MOST_PARTS = 6
"""Into how many a decision is split at once; more is better done in two steps that people can follow."""


def link(actor: Any, decision: Decision, other: Decision, *, kind: str) -> Link:
    """Tie a decision to another of the same place: came from, was merged into, split from, answers.

    Raises ValidationError for a tie that is there already, or that would make a decision come from itself.
    """
    if other.place_id != decision.place_id or other.pk == decision.pk:
        raise ValidationError(_("Link two different decisions of the same place."))
    if kind == Link.Kind.CHECKED_BACK:
        raise ValidationError(_("A decision is checked back with people, not with a decision; use check back."))
    with deed(actor, "governance.link", decision) as told:
        row = _tie(decision, other, kind)
        _not_in_a_circle(row, {decision.pk: decision, other.pk: other})
        keep(row)
        told.fact(link=row.pk, other=other.pk, kind=kind)
    return row


def _tie(decision: Decision, other: Decision, kind: str) -> Link:
    ends = {"from_kind": "decision", "from_key": str(decision.pk), "to_kind": "decision", "to_key": str(other.pk)}
    return Link(place=decision.place, kind=kind, **ends)


def _not_in_a_circle(row: Link, names: dict[int, Decision]) -> None:
    Place.objects.select_for_update().get(pk=row.place_id)  # two ties at once could close a circle that neither sees
    links = list(Link.objects.filter(place=row.place_id))
    if any((each.from_key, each.to_key, each.kind) == (row.from_key, row.to_key, row.kind) for each in links):
        raise ValidationError(_("They are tied like that already."))
    edge = edge_of(row)
    if edge is not None and edge.newer in origins(edges_of(links), edge.older):
        raise ValidationError(
            _("That would go round in a circle: “%(older)s” itself goes back to “%(newer)s”. Choose it the other way.")
            % {"older": names[edge.older], "newer": names[edge.newer]}
        )


def merge(actor: Any, decisions: Iterable[Decision], *, title: str, question: str) -> Decision:
    """Make one proposal of several; those go on in it, and it can be traced back to each.

    Raises ValidationError for fewer than two, or for one that is no longer being considered.
    """
    rows = list(dict.fromkeys(decisions))
    if len(rows) < 2:
        raise ValidationError(_("Choose at least two decisions to merge."))
    of_one_place(rows[0].place, *rows)
    with deed(actor, "governance.merge", rows[0]) as told:
        for row in rows:
            still_undecided(row)
        new = carry_on(actor, rows, title=title, question=question, kind=Link.Kind.MERGED_INTO)
        _go_on_elsewhere(rows)
        told.about(new, merged=sorted(row.pk for row in rows))
    return new


def split(actor: Any, decision: Decision, *, parts: Sequence[tuple[str, str]]) -> list[Decision]:
    """Make several proposals, each a title and a question, of one; it goes on in them.

    Raises ValidationError for fewer than two parts or more than six, or once it is no longer being considered.
    """
    if not 2 <= len(parts) <= MOST_PARTS:
        raise ValidationError(_("Split it into two to %(most)s parts.") % {"most": MOST_PARTS})
    with deed(actor, "governance.split", decision) as told:
        still_undecided(decision)
        made = [
            carry_on(actor, [decision], title=title, question=question, kind=Link.Kind.SPLIT_FROM)
            for title, question in parts
        ]
        _go_on_elsewhere([decision])
        told.fact(into=[row.pk for row in made])
    return made


def _go_on_elsewhere(rows: Iterable[Decision]) -> None:
    for row in rows:
        row.state = Decision.State.CARRIED
        keep(row)


def carry_on(actor: Any, sources: Sequence[Decision], *, title: str, question: str, kind: str) -> Decision:
    """A new proposal that goes on from others, tied to each, within the caller's deed.

    It serves what they serve, stands before their body if they share one, and is closed if one of them is.
    """
    bodies = {row.body_id for row in sources}
    new = Decision(place=sources[0].place, made_by=actor, title=title.strip(), question=question.strip())
    new.body = sources[0].body if len(bodies) == 1 else None
    as_closed_as(new, sources)
    keep(new)
    new.strategies.set({each for row in sources for each in row.strategies.all()})
    new.systems.set({each for row in sources for each in row.systems.all()})
    for row in sources:
        keep(_tie(row, new, kind) if kind == Link.Kind.MERGED_INTO else _tie(new, row, kind))
    return new
