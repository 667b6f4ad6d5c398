"""A deed: permission, change of state and event, in one transaction, by a named actor. Every verb is made of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

from django.db import transaction
from django.db.models import Model
from simple_history.models import HistoricalRecords

from commonweal.live.accounts.permissions import require, whose
from commonweal.live.audit import chain


class Told:
    """What a deed says of itself when it is done: which record it was about, and facts that name nobody."""

    def __init__(self, subject: Model) -> None:
        self.subject = subject
        self.facts: dict[str, Any] = {}

    def about(self, subject: Model, **facts: Any) -> None:
        """Name the record the event is about, where it was made in the deed itself, with its facts."""
        self.subject = subject
        self.facts |= facts

    def fact(self, **facts: Any) -> None:
        """Add facts: numbers, ids, dates, names of fields. Never a name or free text."""
        self.facts |= facts


@contextmanager
def deed(actor: Any, verb: str, subject: Model) -> Iterator[Told]:
    """Run the block as one deed of the actor upon the subject.

    The block's changes and the event are kept together or not at all. Raises PermissionDenied before anything is
    written if the actor's role does not reach the subject.
    """
    require(actor, verb, subject)
    before = getattr(HistoricalRecords.context, "request", None)
    HistoricalRecords.context.request = SimpleNamespace(user=actor)  # the history of a record names the actor too
    try:
        with transaction.atomic():
            told = Told(subject)
            yield told
            place, _ = whose(told.subject)
            chain.append(actor, place, verb, told.subject._meta.label_lower, str(told.subject.pk), told.facts)
    finally:
        if before is None:
            del HistoricalRecords.context.request
        else:
            HistoricalRecords.context.request = before
