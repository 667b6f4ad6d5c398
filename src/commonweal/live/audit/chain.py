"""The chain: each event's digest is an HMAC-SHA-256 over the digest before it and its own body (RFC 2104)."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection
from django.utils import timezone

from commonweal.live.audit.models import Event

START = "0" * 64
LOCK = 7_305_196_014
"""Any number, the same for every writer: PostgreSQL lets one of them append at a time."""


class Broken(NamedTuple):
    """The first row at which the chain does not hold, and why."""

    row: int
    why: str


def append(actor: Any, place_id: int | None, verb: str, kind: str, key: str, facts: Mapping[str, Any]) -> Event:
    """Append one event, within the caller's transaction.

    Facts are numbers, ids, dates and names of fields: nothing that says who somebody is, so that a person's data can be
    erased without breaking the chain.
    """
    _one_at_a_time()
    last = Event.objects.order_by("-pk").values_list("digest", "pk").first()
    previous = last[0] if last else START
    at = timezone.now().astimezone(UTC)
    body = json.dumps(
        {
            "at": at.isoformat(),
            "actor": actor.pk,
            "facts": dict(facts),
            "key": key,
            "kind": kind,
            "place": place_id,
            "verb": verb,
        },
        sort_keys=True,
        separators=(",", ":"),
        default=str,
    )
    return Event.objects.create(
        at=at, actor_id=actor.pk, place_id=place_id, verb=verb, subject_kind=kind, subject_key=key,
        body=body, previous=previous, digest=digest_of(previous, body),
    )  # fmt: skip


def digest_of(previous: str, body: str) -> str:
    """Chain a body to the digest before it, 64 hexadecimal digits."""
    return hmac.new(settings.AUDIT_KEY.encode(), (previous + body).encode(), hashlib.sha256).hexdigest()


def head() -> tuple[int, str]:
    """How many events there are and the last digest: keep it elsewhere, and a shortened chain will be found out."""
    return Event.objects.count(), last_digest()


def last_digest() -> str:
    """The digest of the newest event, or 64 noughts before there is any."""
    return Event.objects.order_by("-pk").values_list("digest", flat=True).first() or START


def verify(expected: str | None = None) -> Broken | None:
    """The first event at which the chain does not hold, or None. `expected` is a digest that must be in it."""
    previous, found, row = START, expected in (None, START), 0
    for event in Event.objects.order_by("pk").iterator(chunk_size=2000):
        row = event.pk
        if event.previous != previous:
            return Broken(row, "an event before it is missing or was changed")
        if not hmac.compare_digest(event.digest, digest_of(previous, event.body)):
            return Broken(row, "its body or its digest was changed")
        if told := _told_otherwise(event):
            return Broken(row, f"its {told} is not what its body says")
        previous = event.digest
        found = found or previous == expected
    return None if found else Broken(row, "the digest kept elsewhere is not here: events at its end are missing")


def _told_otherwise(event: Event) -> str | None:
    """The first column that differs from the hashed body: readers see the columns, so they are held too."""
    body = json.loads(event.body)
    columns = {
        "at": event.at.astimezone(UTC).isoformat(), "actor": event.actor_id, "place": event.place_id,
        "verb": event.verb, "kind": event.subject_kind, "key": event.subject_key,
    }  # fmt: skip
    return next((name for name, value in columns.items() if body[name] != value), None)


def _one_at_a_time() -> None:
    """Wait for other writers: SQLite's transactions already do (IMMEDIATE), PostgreSQL's are told to."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
