"""Decisions through the API; of a closed one, only that it is there, why, and until when."""

from datetime import date

from django.http import HttpRequest
from ninja import Router, Schema

from commonweal.live.governance.selectors import decisions
from commonweal.live.places.selectors import place_for

router = Router()
MOST = 100


class Problem(Schema):
    """What went wrong, in words."""

    detail: str


class DecisionOut(Schema):
    """A decision with its two tests."""

    id: int
    title: str
    state: str
    decided_on: date | None
    closed: bool
    closed_because: str
    closed_until: date | None
    question: str
    best_for_person: str
    best_for_system: str


@router.get("/{place}/governance/decisions", response={200: list[DecisionOut], 404: Problem})
def list_decisions(request: HttpRequest, place: str, page: int = 1) -> list[DecisionOut]:
    """Decisions, a hundred a page; an unknown page is empty."""
    found = place_for(request.user, place)
    first = (max(1, min(page, 10**6)) - 1) * MOST
    told = []
    for row in decisions(request.user, found, {})[first : first + MOST]:
        is_open = row.shown_to(request.user)
        told.append(
            DecisionOut(
                id=row.pk,
                title=row.title_for(request.user),
                state=row.state,
                decided_on=row.decided_on,
                closed=not is_open,
                closed_because="" if is_open else row.closed_because,
                closed_until=None if is_open else row.closed_until,
                question=row.question if is_open else "",
                best_for_person=row.best_for_person if is_open else "",
                best_for_system=row.best_for_system if is_open else "",
            )
        )
    return told
