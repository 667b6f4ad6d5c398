"""Putting a question, wording it anew while it is considered, putting it before a meeting, taking it back."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.governance.actions.keeping import keep, of_one_place, still_undecided
from commonweal.live.governance.models import Body, Decision, Meeting
from commonweal.live.places.models import Place


def propose(
    actor: Any, place: Place, *, title: str, question: str, strategies: Iterable[Any] = (), systems: Iterable[Any] = (),
    body: Body | None = None, meeting: Meeting | None = None,
) -> Decision:  # fmt: skip
    """Put a question that the place has to decide; open, as every decision is until somebody says why not."""
    with deed(actor, "governance.propose", place) as told:
        decision = Decision(place=place, made_by=actor)
        _word(decision, title, question, strategies, systems, body, meeting)
        told.about(decision)
    return decision


def edit_proposal(
    actor: Any, decision: Decision, *, title: str, question: str, strategies: Iterable[Any] = (),
    systems: Iterable[Any] = (), body: Body | None = None, meeting: Meeting | None = None,
) -> Decision:  # fmt: skip
    """Word a proposal anew while it is considered; its history shows the words of before.

    Whoever put it may, and whoever may take it. Raises ValidationError once it is no longer considered.
    """
    with deed(actor, "governance.edit_proposal", decision) as told:
        theirs_or_who_decides(actor, decision)
        still_undecided(decision)
        changed = {"title": title, "question": question, "body": body, "meeting": meeting}
        told.fact(fields=sorted(name for name, value in changed.items() if getattr(decision, name) != value))
        _word(decision, title, question, strategies, systems, body, meeting)
    return decision


def _word(
    decision: Decision, title: str, question: str, strategies: Iterable[Any], systems: Iterable[Any],
    body: Body | None, meeting: Meeting | None,
) -> None:  # fmt: skip
    strategies, systems = list(strategies), list(systems)
    of_one_place(decision.place, *strategies, *systems, body, meeting)
    decision.title, decision.question = title.strip(), question.strip()
    _place_before(decision, body, meeting)
    keep(decision)
    decision.strategies.set(strategies)
    decision.systems.set(systems)


def _place_before(decision: Decision, body: Body | None, meeting: Meeting | None) -> None:
    if meeting is not None and body is not None and meeting.body_id != body.pk:
        raise ValidationError({"meeting": _("That meeting is of another body; choose one of this body's.")})
    decision.body, decision.meeting = (meeting.body if meeting else body), meeting


def put_before(actor: Any, decision: Decision, *, meeting: Meeting) -> Decision:
    """Put a decision that is being considered before a meeting; the body is then that meeting's."""
    with deed(actor, "governance.put_before", decision) as told:
        of_one_place(decision.place, meeting)
        still_undecided(decision)
        _place_before(decision, None, meeting)
        keep(decision)
        told.fact(meeting=meeting.pk, body=meeting.body_id)
    return decision


def withdraw(actor: Any, decision: Decision, *, why: str) -> Decision:
    """Take a proposal back, and say why; only while it is being considered."""
    if not why.strip():
        raise ValidationError({"why": _("Say in a sentence why it is withdrawn.")})
    with deed(actor, "governance.withdraw", decision):
        theirs_or_who_decides(actor, decision)
        still_undecided(decision)
        decision.state, decision.withdrawn_because = Decision.State.WITHDRAWN, why.strip()
        keep(decision)
    return decision


def theirs_or_who_decides(actor: Any, decision: Decision) -> None:
    """Raise PermissionDenied unless the actor put the question, or is somebody who may take it."""
    if decision.made_by_id != actor.pk and not actor.has_perm("governance.take", decision):
        raise PermissionDenied("only whoever proposed it, or whoever may decide it, does this")
