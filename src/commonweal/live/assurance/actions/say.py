"""Speaking with one of the four voices; putting it right by a later entry; taking it back."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.accounts.roles import Role
from commonweal.live.assurance import permissions  # noqa: F401 - who may do the verbs below is said there
from commonweal.live.assurance.clean_words import kept, said
from commonweal.live.assurance.subjects import Subject, find_subject, subject_of
from commonweal.live.assurance.voices import Voice, check_independence, organisations_of, permission, speaks_for
from commonweal.live.audit.deed import deed
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.places.models import Organisation


def say(
    actor: Any, subject: Model, *, voice: str, words: str, confidence: str, said_by: str, evidence: str = "",
    evidence_url: str = "", on_behalf: str = "", on: date | None = None, organisation: Organisation | None = None,
    about: Organisation | None = None, disagrees_with: Iterable[AssuranceEntry] = (),
) -> AssuranceEntry:  # fmt: skip
    """Say what one voice sees, on what evidence and how sure it is.

    `organisation` is for whom a service or a peer speaks, where the actor works for several; `about` whose part it
    speaks about. Raises ValidationError where something is missing or a voice would speak about itself.
    """
    told_words = {"evidence": evidence, "evidence_url": evidence_url, "on_behalf": on_behalf}
    answers = said(words=words, confidence=confidence, said_by=said_by) | kept(**told_words)
    with deed(actor, permission(voice), subject) as told:
        row = _entry(actor, subject_of(subject), voice, answers, organisation, about, on)
        _save(row, disagrees_with)
        told.about(row, voice=voice, kind=row.subject_kind, key=row.subject_key)
    return row


def correct(
    actor: Any, entry: AssuranceEntry, *, words: str, confidence: str, said_by: str, evidence: str = "",
    evidence_url: str = "", on_behalf: str = "", on: date | None = None,
    disagrees_with: Iterable[AssuranceEntry] = (),
) -> AssuranceEntry:  # fmt: skip
    """Put an entry right by a later one of the same voice that takes its place; the former stays to be read.

    Raises PermissionDenied for words that are not the actor's or his organisation's own; ValidationError where the
    entry no longer stands.
    """
    told_words = {"evidence": evidence, "evidence_url": evidence_url, "on_behalf": on_behalf}
    answers = said(words=words, confidence=confidence, said_by=said_by) | kept(**told_words)
    with deed(actor, permission(entry.voice), entry) as told:
        former = _standing(entry)
        subject = find_subject(actor, former.place, former.subject_kind, former.subject_key)
        if not is_own(actor, former, subject):
            raise PermissionDenied("you may only put right what you or your organisation said")
        row = _entry(actor, subject, former.voice, answers, former.organisation, former.about, on)
        row.replaces = former
        _save(row, disagrees_with)
        told.about(row, replaces=former.pk, voice=row.voice)
    return row


def withdraw(actor: Any, entry: AssuranceEntry, *, because: str) -> AssuranceEntry:
    """Take an entry back and say why: one's own, one's organisation's, or as steward any."""
    because = said(because=because)["because"]
    with deed(actor, "assurance.withdraw", entry) as told:
        row = _standing(entry)
        subject = find_subject(actor, row.place, row.subject_kind, row.subject_key)
        if Role.STEWARD not in actor.roles_in(row.place) and not is_own(actor, row, subject):
            raise PermissionDenied("you may only withdraw what you or your organisation said")
        row.withdrawn_on, row.withdrawn_because = timezone.localdate(), because
        row.save()
        told.fact(withdrawn_on=row.withdrawn_on)
    return row


def is_own(actor: Any, entry: AssuranceEntry, subject: Subject) -> bool:
    """Whether an entry is the actor's own words, or those of an organisation or an office that he speaks for."""
    if entry.made_by_id == actor.pk:
        return True
    if entry.organisation_id is not None:
        return entry.organisation_id in {row.pk for row in organisations_of(actor, subject)}
    if entry.voice == Voice.INDEPENDENT:
        return Role.AUDITOR in actor.roles_in(entry.place)
    return bool(entry.on_behalf) and Role.STEWARD in actor.roles_in(entry.place)


def _entry(
    actor: Any, subject: Subject, voice: str, answers: dict[str, str], organisation: Organisation | None,
    about: Organisation | None, on: date | None,
) -> AssuranceEntry:  # fmt: skip
    speaker = speaks_for(actor, subject, voice, organisation)
    check_independence(actor, subject, voice, speaker, about)
    on = on or timezone.localdate()
    if on > timezone.localdate():
        raise ValidationError({"on": _("Give today or a day before it.")})
    # A whole name of two words or more: one word may well be a role or a body too.
    if " " in actor.name.strip() and actor.name.strip().casefold() in answers["said_by"].casefold():
        raise ValidationError({"said_by": _("Give a role or a body, not your name.")})
    if voice != Voice.PEOPLE:
        answers |= {"on_behalf": ""}
    elif not answers["on_behalf"] and Role.EXPERIENCE not in actor.roles_in(subject.row.place):
        raise ValidationError({"on_behalf": _("Say for which group of people you speak.")})
    return AssuranceEntry(
        place_id=subject.row.place_id, voice=voice, organisation=speaker, about=about, on=on, made_by=actor,
        **answers, **subject.keys,
    )  # fmt: skip


def _save(row: AssuranceEntry, disagrees_with: Iterable[AssuranceEntry]) -> None:
    others = list(disagrees_with)
    of_this = (row.place_id, row.subject_kind, row.subject_key)
    if any((o.place_id, o.subject_kind, o.subject_key) != of_this or o.voice == row.voice for o in others):
        raise ValidationError({"disagrees_with": _("Choose what another voice says about the same thing.")})
    row.full_clean()
    row.save()
    row.disagrees_with.set(others)


def _standing(entry: AssuranceEntry) -> AssuranceEntry:
    # Read from the row and locked, so that of two who change it at once the second is told.
    row = AssuranceEntry.objects.select_for_update(of=("self",)).select_related("place").get(pk=entry.pk)
    if row.withdrawn_on or AssuranceEntry.objects.filter(replaces=row).exists():
        raise ValidationError(_("This was withdrawn or put right before; look at what stands now."))
    return row
