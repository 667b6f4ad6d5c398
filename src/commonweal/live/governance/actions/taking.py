"""Taking a decision, checking it back with people, and looking at it again."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.governance.actions.keeping import keep, state_of, still_undecided
from commonweal.live.governance.actions.lineage import carry_on
from commonweal.live.governance.models import Decision, Link, Look, Option


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
    missing = {name: _("Answer this in a sentence or two.") for name, words in answers.items() if not words.strip()}
    if missing:
        raise ValidationError(missing)
    decided_on = decided_on or timezone.localdate()
    with deed(actor, "governance.take", decision) as told:
        still_undecided(decision)
        if option is not None and option.decision_id != decision.pk:
            raise ValidationError(_("That option is of another decision; choose one of this decision's."))
        if look_again_on <= decided_on:
            raise ValidationError({"look_again_on": _("Give a day after the decision on which to look again.")})
        for name, words in answers.items():
            setattr(decision, name, words.strip())
        decision.state, decision.decided_on = Decision.State.TAKEN, decided_on
        decision.look_again_on = look_again_on
        keep(decision)
        if option is not None:
            decision.options.update(chosen=False)
            decision.options.filter(pk=option.pk).update(chosen=True)
        told.fact(decided_on=decision.decided_on, look_again_on=look_again_on)
    return decision


def check_back(actor: Any, decision: Decision, *, with_whom: str) -> Link:
    """Say that a decision was taken back to people it is about, and to whom, as a group."""
    if not with_whom.strip():
        raise ValidationError(_("Say with whom, as a group."))
    with deed(actor, "governance.check_back", decision) as told:
        if state_of(decision) != Decision.State.TAKEN:
            raise ValidationError(_("Only a decision that was taken can be checked back."))
        row = Link(
            place=decision.place, from_kind="decision", from_key=str(decision.pk), to_kind="people",
            to_words=with_whom.strip(), kind=Link.Kind.CHECKED_BACK,
        )  # fmt: skip
        keep(row)
        told.fact(link=row.pk)
    return row


def look_again(
    actor: Any, decision: Decision, *, found: str, next_on: date | None = None, title: str = "", question: str = ""
) -> Look:
    """Say what was found when a decision was looked at again, and what follows.

    A next day, or a new question that came from it (its title and its words), or both; without a next day it is no
    longer due. Raises ValidationError where neither is given, or the decision was not taken.
    """
    _what_follows(found, next_on, title, question)
    with deed(actor, "governance.look_again", decision) as told:
        if state_of(decision) != Decision.State.TAKEN:
            raise ValidationError(_("Only a decision that was taken can be looked at again."))
        new = None
        if title.strip():
            new = carry_on(actor, [decision], title=title, question=question, kind=Link.Kind.CAME_FROM)
        row = Look(decision=decision, found=found.strip(), next_on=next_on, led_to=new)
        keep(row)
        decision.look_again_on = next_on
        keep(decision)
        told.fact(look=row.pk, next_on=next_on, led_to=new.pk if new else None)
    return row


def _what_follows(found: str, next_on: date | None, title: str, question: str) -> None:
    wrong = {}
    if not found.strip():
        wrong["found"] = _("Say in a sentence or two what was found.")
    if next_on is None and not title.strip():
        wrong["next_on"] = _("Give the next day to look, or a new question that came from this decision.")
    if next_on is not None and next_on <= timezone.localdate():
        wrong["next_on"] = _("Give a day to come.")
    if title.strip() and not question.strip():
        wrong["question"] = _("Say what has to be decided.")
    if question.strip() and not title.strip():
        wrong["title"] = _("Give the new question a few words as its title.")
    if wrong:
        raise ValidationError(wrong)
