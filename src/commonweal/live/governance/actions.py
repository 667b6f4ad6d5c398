"""Everything that changes a decision, one verb each."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from commonweal.live.audit.deed import deed
from commonweal.live.governance import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.governance.models import Decision, Dissent, Evidence, Link, Option, Participant
from commonweal.live.places.models import Organisation, Place


def propose(
    actor: Any, place: Place, *, title: str, question: str, strategies: Iterable[Any] = (), systems: Iterable[Any] = (),
    body: Any = None,
) -> Decision:  # fmt: skip
    """Put a question that the place has to decide; open, as every decision is until somebody says why not."""
    strategies, systems = list(strategies), list(systems)
    with deed(actor, "governance.propose", place) as told:
        if any(row.place_id != place.pk for row in (*strategies, *systems, body) if row is not None):
            raise ValidationError("A strategy, system or body is of another place; choose those of this place.")
        decision = Decision(place=place, title=title, question=question, body=body, made_by=actor)
        decision.full_clean()
        decision.save()
        decision.strategies.set(strategies)
        decision.systems.set(systems)
        told.about(decision)
    return decision


def add_option(actor: Any, decision: Decision, *, title: str, words: str = "") -> Option:
    """Add one way that is open."""
    with deed(actor, "governance.add_to", decision) as told:
        _still_undecided(decision)
        option = Option.objects.create(decision=decision, title=title, words=words)
        told.fact(option=option.pk)
    return option


def add_evidence(actor: Any, decision: Decision, *, kind: str, words: str, url: str = "") -> Evidence:
    """Add what the decision rests on: a document, a finding, a rehearsal, a story."""
    with deed(actor, "governance.add_to", decision) as told:
        evidence = Evidence(decision=decision, kind=kind, words=words, url=url)
        evidence.full_clean()
        evidence.save()
        told.fact(evidence=evidence.pk, kind=kind)
    return evidence


def add_participant(
    actor: Any, decision: Decision, *, role: str, organisation: Organisation | None = None, number: int = 1
) -> Participant:
    """Say who took part: in which role, for whom, and how many; never by name."""
    with deed(actor, "governance.add_to", decision) as told:
        row = Participant.objects.create(decision=decision, role=role, organisation=organisation, number=number)
        told.fact(participant=row.pk, number=number)
    return row


def dissent(actor: Any, decision: Decision, *, role: str, words: str) -> Dissent:
    """Have it remembered that somebody did not agree, and why."""
    with deed(actor, "governance.dissent", decision) as told:
        row = Dissent.objects.create(decision=decision, role=role, words=words)
        told.fact(dissent=row.pk)
    return row


def take(
    actor: Any, decision: Decision, *, what_was_decided: str, best_for_person: str, best_for_system: str,
    think_again: str, look_again_on: date, option: Option | None = None, decided_on: date | None = None,
) -> Decision:  # fmt: skip
    """Take a decision: both tests answered in words, what would make us think again, and when to look.

    Raises ValidationError where an answer is missing, or it was taken before.
    """
    answers = {
        "what_was_decided": what_was_decided,
        "best_for_person": best_for_person,
        "best_for_system": best_for_system,
        "think_again": think_again,
    }
    missing = {name: "Answer this in a sentence or two." for name, words in answers.items() if not words.strip()}
    if missing:
        raise ValidationError(missing)
    decided_on = decided_on or timezone.localdate()
    with deed(actor, "governance.take", decision) as told:
        _still_undecided(decision)
        if option is not None and option.decision_id != decision.pk:
            raise ValidationError("That option is of another decision; choose one of this decision's.")
        if look_again_on <= decided_on:
            raise ValidationError({"look_again_on": "Give a day after the decision on which to look again."})
        for name, words in answers.items():
            setattr(decision, name, words.strip())
        decision.state, decision.decided_on = Decision.State.TAKEN, decided_on
        decision.look_again_on = look_again_on
        decision.save()
        if option is not None:
            decision.options.update(chosen=False)
            decision.options.filter(pk=option.pk).update(chosen=True)
        told.fact(decided_on=decision.decided_on, look_again_on=look_again_on)
    return decision


def _state(decision: Decision) -> str:
    # Read from the row and locked, so that of two who change it at once the second is told.
    return Decision.objects.select_for_update().get(pk=decision.pk).state


def _still_undecided(decision: Decision) -> None:
    if _state(decision) != Decision.State.PROPOSED:
        raise ValidationError("This decision was taken or withdrawn before; propose a new one that came from it.")


def close(actor: Any, decision: Decision, *, because: str, until: date | None) -> Decision:
    """Close a decision's content to those outside the place: why, and until when; on that day it opens by itself."""
    if not because.strip() or until is None or until <= timezone.localdate():
        raise ValidationError("Say why it is closed, and until which day to come.")
    with deed(actor, "governance.close", decision) as told:
        decision.is_open, decision.closed_because, decision.closed_until = False, because.strip(), until
        decision.save()
        told.fact(until=until)
    return decision


def reopen(actor: Any, decision: Decision) -> Decision:
    """Open a decision again."""
    with deed(actor, "governance.open", decision):
        decision.is_open, decision.closed_because, decision.closed_until = True, "", None
        decision.save()
    return decision


def check_back(actor: Any, decision: Decision, *, with_whom: str) -> Link:
    """Say that a decision was taken back to people it is about, and to whom, as a group."""
    if not with_whom.strip():
        raise ValidationError("Say with whom, as a group.")
    with deed(actor, "governance.check_back", decision) as told:
        if _state(decision) != Decision.State.TAKEN:
            raise ValidationError("Only a decision that was taken can be checked back.")
        kind = Link.Kind.CHECKED_BACK
        row = Link.objects.create(
            place=decision.place, from_kind="decision", from_key=str(decision.pk), to_kind="people",
            to_words=with_whom.strip(), kind=kind,
        )  # fmt: skip
        told.fact(link=row.pk)
    return row


def link(actor: Any, decision: Decision, other: Decision, *, kind: str) -> Link:
    """Tie a decision to another of the same place: came from, was merged into, split from, answers."""
    if other.place_id != decision.place_id or other.pk == decision.pk:
        raise ValidationError("Link two different decisions of the same place.")
    if kind == Link.Kind.CHECKED_BACK:
        raise ValidationError("A decision is checked back with people, not with a decision; use check back.")
    with deed(actor, "governance.link", decision) as told:
        ends = {"from_kind": "decision", "from_key": str(decision.pk), "to_kind": "decision", "to_key": str(other.pk)}
        row = Link(place=decision.place, kind=kind, **ends)
        row.full_clean()
        row.save()
        told.fact(link=row.pk, other=other.pk, kind=kind)
    return row
