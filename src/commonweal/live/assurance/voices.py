"""Whose voice somebody speaks with, and for which organisation: checked before anything is written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commonweal.live.accounts.roles import Role
from commonweal.live.assurance.subjects import Subject, organisation_of
from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.places.models import Organisation

Voice = AssuranceEntry.Voice
OF_ORGANISATIONS = frozenset({Voice.SERVICE, Voice.PEER})
"""Voices that speak for an organisation."""
SPEAKING_FOR = frozenset({Role.LEAD, Role.WORKER})


def permission(voice: str) -> str:
    """The verb that lets somebody speak with a voice; ValidationError for an unknown voice."""
    if voice not in Voice.values:
        raise ValidationError(_("Choose one of the four voices."))
    return f"assurance.say_{voice}"


def organisations_of(actor: Any, subject: Subject) -> list[Organisation]:
    """The organisations for which somebody may speak about the subject, as lead or worker."""
    memberships = [m for m in actor.current_memberships if m.place_id == subject.row.place_id]
    keys = {m.organisation_id for m in memberships if m.role in SPEAKING_FOR and m.organisation_id}
    return list(Organisation.objects.filter(pk__in=keys))


def speaks_for(actor: Any, subject: Subject, voice: str, organisation: Organisation | None) -> Organisation | None:
    """The organisation of a service's or a peer's words; nobody's for the other two voices.

    Raises ValidationError where the account is tied to no organisation, to several, or not to the one named.
    """
    if voice not in OF_ORGANISATIONS:
        return None
    theirs = organisations_of(actor, subject)
    if organisation is None and len(theirs) == 1:
        return theirs[0]
    if not theirs:
        raise ValidationError(_("Your account is tied to no organisation; ask a steward to say for whom you work."))
    if organisation not in theirs:
        raise ValidationError({"organisation": _("Say for which of your organisations you speak.")})
    return organisation


def check_independence(
    actor: Any, subject: Subject, voice: str, speaker: Organisation | None, about: Organisation | None
) -> None:
    """Stop, with ValidationError, where a peer or an independent voice would speak about itself.

    A service speaks about its own part, a peer and an independent voice about somebody else's.
    """
    if about is not None and about.place_id != subject.row.place_id:
        raise ValidationError({"about": _("That organisation is of another place; choose one of this place.")})
    behind = about.pk if about else organisation_of(subject)
    if voice == Voice.SERVICE and about is not None and about != speaker:
        raise ValidationError({"about": _("A service speaks about its own part. To speak about another, be its peer.")})
    is_peer = voice == Voice.PEER and speaker is not None
    if is_peer and (speaker.pk == behind or _speaks(subject, speaker, Voice.SERVICE)):
        raise ValidationError(_("This is your own organisation's work; a peer is from another one."))
    if voice == Voice.SERVICE and speaker is not None and _speaks(subject, speaker, Voice.PEER):
        raise ValidationError(_("Your organisation already speaks as a peer here; it cannot also be the service."))
    if voice == Voice.INDEPENDENT and behind is not None and behind in _all_of(actor, subject):
        raise ValidationError(_("You belong to the organisation you would speak about, so you are not independent."))


def _speaks(subject: Subject, organisation: Organisation, voice: str) -> bool:
    rows = AssuranceEntry.objects.standing().filter(place=subject.row.place_id, **subject.keys)
    return rows.filter(organisation=organisation, voice=voice).exists()


def _all_of(actor: Any, subject: Subject) -> set[int]:
    here = (m for m in actor.current_memberships if m.place_id == subject.row.place_id)
    return {m.organisation_id for m in here if m.organisation_id}
