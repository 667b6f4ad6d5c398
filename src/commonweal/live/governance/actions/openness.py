"""Closing a decision for a time, and opening it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.audit.deed import deed
from commonweal.live.governance.actions.keeping import keep, state_of
from commonweal.live.governance.models import Decision


def close(actor: Any, decision: Decision, *, because: str, until: date | None) -> Decision:
    """Close a decision's content to those outside the place: why, and until when; on that day it opens by itself."""
    if not because.strip() or until is None or until <= timezone.localdate():
        raise ValidationError(_("Say why it is closed, and until which day to come."))
    with deed(actor, "governance.close", decision) as told:
        state_of(decision)
        decision.is_open, decision.closed_because, decision.closed_until = False, because.strip(), until
        keep(decision)
        told.fact(until=until)
    return decision


def reopen(actor: Any, decision: Decision) -> Decision:
    """Open a decision again."""
    with deed(actor, "governance.open", decision):
        state_of(decision)
        decision.is_open, decision.closed_because, decision.closed_until = True, "", None
        keep(decision)
    return decision


def as_closed_as(decision: Decision, sources: Iterable[Decision]) -> None:
    """Close a new decision as those it comes from are closed, for as long as the longest: nothing opens by a detour."""
    closed = [row for row in sources if row.is_closed_today]
    if closed:
        longest = max(closed, key=lambda row: row.closed_until or date.min)
        decision.is_open, decision.closed_until = False, longest.closed_until
        decision.closed_because = longest.closed_because
