"""The directory through the API."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from commonweal.live.directory.selectors import entries
from commonweal.live.pages.problem import Problem
from commonweal.live.places.selectors import place_for

router = Router()
MOST = 100


class EntryOut(Schema):
    """A service or community asset."""

    id: int
    kind: str
    name: str
    description: str
    status: str
    organisation: str
    needs: list[str]
    confirmed_on: date | None


@router.get("/{place}/directory/entries", response={200: list[EntryOut], 404: Problem})
def list_entries(request: HttpRequest, place: str, words: str = "", kind: str = "", page: int = 1) -> list[EntryOut]:
    """Services and community assets, a hundred a page; an unknown page is empty."""
    found = place_for(request.user, place)
    first = (max(1, min(page, 10**6)) - 1) * MOST
    rows = entries(request.user, found, {"words": words, "kind": kind.replace("\x00", "")})
    return [
        EntryOut(
            id=row.pk,
            kind=row.kind,
            name=row.name,
            description=row.description,
            status=row.status,
            organisation=row.organisation.name,
            needs=[need.key for need in row.needs.all()],
            confirmed_on=row.confirmed_on,
        )
        for row in rows[first : first + MOST]
    ]
