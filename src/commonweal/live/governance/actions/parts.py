"""What is added to a decision: options, evidence, who took part, who did not agree."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.governance.actions.keeping import keep, of_one_place, still_undecided
from commonweal.live.governance.models import Decision, Dissent, Evidence, Option, Participant
from commonweal.live.places.models import Organisation


def add_option(actor: Any, decision: Decision, *, title: str, words: str = "") -> Option:
    """Add one way that is open."""
    with deed(actor, "governance.add_to", decision) as told:
        still_undecided(decision)
        option = Option(decision=decision, title=title, words=words)
        keep(option)
        told.fact(option=option.pk)
    return option


def add_evidence(actor: Any, decision: Decision, *, kind: str, words: str, url: str = "") -> Evidence:
    """Add what the decision rests on: a document, a finding, a rehearsal, a story; where it is, by http or https."""
    with deed(actor, "governance.add_to", decision) as told:
        if url and not url.lower().startswith(("http://", "https://")):
            raise ValidationError({"url": _("Give an address that begins with https:// or http://.")})
        evidence = Evidence(decision=decision, kind=kind, words=words, url=url)
        keep(evidence)
        told.fact(evidence=evidence.pk, kind=kind)
    return evidence


def add_participant(
    actor: Any, decision: Decision, *, role: str, organisation: Organisation | None = None, number: int = 1
) -> Participant:
    """Say who took part: in which role, for whom, and how many; never by name."""
    with deed(actor, "governance.add_to", decision) as told:
        of_one_place(decision.place, organisation)
        row = Participant(decision=decision, role=role, organisation=organisation, number=number)
        if number < 1:
            raise ValidationError({"number": _("At least one took part.")})
        keep(row)
        told.fact(participant=row.pk)
    return row


def dissent(actor: Any, decision: Decision, *, role: str, words: str) -> Dissent:
    """Have it remembered that somebody did not agree, and why."""
    with deed(actor, "governance.dissent", decision) as told:
        row = Dissent(decision=decision, role=role, words=words)
        keep(row)
        told.fact(dissent=row.pk)
    return row
