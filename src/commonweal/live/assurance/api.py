"""Assurance and statements through the API, as far as the reader may see them."""

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Router, Schema

from commonweal.live.assurance.models import Statement
from commonweal.live.assurance.reading import figures_of
from commonweal.live.assurance.selectors import entries_of, statements_of
from commonweal.live.pages.problem import Problem
from commonweal.live.places.selectors import place_for

router = Router()
MOST = 100


class EntryOut(Schema):
    """What one voice says; by role or body, never by user."""

    id: int
    subject_kind: str
    subject_key: str
    voice: str
    words: str
    evidence: str
    evidence_url: str
    confidence: str
    said_by: str
    on_behalf: str
    organisation: str
    on: date
    replaces: int | None
    withdrawn_on: date | None
    disagrees_with: list[int]


class FigureOut(Schema):
    """A figure of a statement: `value` is pence for money; null where people are too few to be shown."""

    key: str
    part: str
    says: str
    unit: str
    value: int | None
    out_of: int | None
    how_sure: str
    as_at: date
    rows: int


class StatementOut(Schema):
    """A statement with its figures; a draft, which members alone see, has none."""

    id: int
    title: str
    state: str
    subject_kind: str
    subject: str
    for_whom: str
    day: date
    since: date
    until: date
    next_words: str
    issued: datetime | None
    digest: str
    replaces: int | None
    figures: list[FigureOut]


def _first(page: int) -> int:
    return (max(1, min(page, 10**6)) - 1) * MOST


@router.get("/{place}/assurance/entries", response={200: list[EntryOut], 404: Problem})
def list_entries(request: HttpRequest, place: str, page: int = 1) -> list[EntryOut]:
    """What the four voices say, a hundred a page; an unknown page is empty."""
    found = place_for(request.user, place)
    rows = entries_of(request.user, found).prefetch_related("disagrees_with")[_first(page) :][:MOST]
    seen = set(entries_of(request.user, found).values_list("pk", flat=True))
    return [
        EntryOut(
            id=row.pk, subject_kind=row.subject_kind, subject_key=row.subject_key, voice=row.voice, words=row.words,
            evidence=row.evidence, evidence_url=row.evidence_url, confidence=row.confidence, said_by=row.said_by,
            on_behalf=row.on_behalf, organisation=row.organisation.name if row.organisation else "", on=row.on,
            replaces=row.replaces_id if row.replaces_id in seen else None, withdrawn_on=row.withdrawn_on,
            disagrees_with=sorted(other.pk for other in row.disagrees_with.all() if other.pk in seen),
        )
        for row in rows
    ]  # fmt: skip


@router.get("/{place}/assurance/statements", response={200: list[StatementOut], 404: Problem})
def list_statements(request: HttpRequest, place: str, page: int = 1) -> list[StatementOut]:
    """Statements, a hundred a page, newest first; issued ones with their figures."""
    found = place_for(request.user, place)
    rows = statements_of(request.user, found).prefetch_related("figures")[_first(page) :][:MOST]
    return [_statement(row) for row in rows]


def _statement(row: Statement) -> StatementOut:
    figures = figures_of(row) if row.is_issued else []
    return StatementOut(
        id=row.pk, title=row.title, state=row.state, subject_kind=row.subject_kind, subject=row.subject_words,
        for_whom=row.for_whom, day=row.day, since=row.since, until=row.until, next_words=row.next_words,
        issued=row.issued, digest=row.digest, replaces=row.replaces_id,
        figures=[
            FigureOut(
                key=each.key, part=each.part, says=each.says, unit=each.unit, value=each.value, out_of=each.out_of,
                how_sure=each.how_sure, as_at=each.as_at, rows=len(each.rows),
            )
            for each in figures
        ],
    )  # fmt: skip
