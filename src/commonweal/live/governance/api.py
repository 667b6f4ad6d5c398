"""Decisions and what they are taken by and for, through the API.

Of a closed decision, only that it is there, its state and day, why it is closed, and until when.
"""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router

from commonweal.live.directory.models import Service
from commonweal.live.governance.api_shapes import (
    BodyOut,
    DecisionOut,
    LinkOut,
    StrategyOut,
    SystemOut,
    WholeDecisionOut,
)
from commonweal.live.governance.frame import helping, money_of
from commonweal.live.governance.models import Body, Decision, Strategy, SystemOfInterest
from commonweal.live.governance.selectors import TookPart, counted, decisions, took_part
from commonweal.live.governance.ties import Tie, goes_back_to, ties
from commonweal.live.governance.together import families_of, figure, rows_of
from commonweal.live.pages.problem import Problem
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

router = Router()
MOST = 100
LARGEST = 2**63


def _first(page: int) -> int:
    return (max(1, min(page, 10**6)) - 1) * MOST


def _told(user: Any, row: Decision) -> dict[str, Any]:
    is_open = row.shown_to(user)
    words = ("question", "what_was_decided", "best_for_person", "best_for_system", "think_again")
    return {
        "id": row.pk,
        "title": row.title_for(user),
        "state": row.state,
        "decided_on": row.decided_on,
        "closed": not is_open,
        "closed_because": "" if is_open else row.closed_because,
        "closed_until": None if is_open else row.closed_until,
        "look_again_on": row.look_again_on if is_open else None,
        "body": str(row.body or "") if is_open else "",
    } | {name: getattr(row, name) if is_open else "" for name in words}


@router.get("/{place}/governance/decisions", response={200: list[DecisionOut], 404: Problem})
def list_decisions(
    request: HttpRequest, place: str, page: int = 1, strategy: str = "", system: str = "", body: str = "",
    state: str = "", words: str = "",
) -> Any:  # fmt: skip
    """Decisions by strategy, system and body (ids), state and words, a hundred a page; an unknown page is empty.

    States: proposed, taken, withdrawn, carried, not_checked_back, due (to be looked at again).
    """
    found = place_for(request.user, place)
    asked = {"strategy": strategy, "system": system, "body": body, "state": state, "words": words}
    rows = decisions(request.user, found, asked)[_first(page) : _first(page) + MOST]
    return [_told(request.user, row) for row in rows]


@router.get("/{place}/governance/decisions/{number}", response={200: WholeDecisionOut, 404: Problem})
def one_decision(request: HttpRequest, place: str, number: int) -> Any:
    """One decision with its options, evidence, dissent, who took part, links, and what was found on looking again."""
    user, found = request.user, place_for(request.user, place)
    rows = Decision.objects.visible_to(user).filter(place=found).select_related("body", "place")
    row = rows.filter(pk=number).first() if 0 < number < LARGEST else None
    if row is None:
        raise Http404("There is no such decision, or it is not open to you.")
    return _told(user, row) | (_rest(user, row) if row.shown_to(user) else _nothing_more())


def _rest(user: Any, row: Decision) -> dict[str, Any]:
    links = ties(user, row)
    return {
        "strategies": [each.name for each in row.strategies.visible_to(user)],
        "systems": [each.name for each in row.systems.visible_to(user)],
        "withdrawn_because": row.withdrawn_because,
        "options": list(row.options.visible_to(user)),
        "evidence": list(row.evidence.visible_to(user)),
        "took_part": [_part(each) for each in took_part(user, row)],
        "dissent": list(row.dissents.visible_to(user)),
        "looked_again": [
            {"on": look.on, "found": look.found, "next_on": look.next_on, "led_to": look.led_to_id}
            for look in row.looks.visible_to(user)
        ],
        "ties": [_tie(each) for each in links],
        "goes_back_to": [each.pk for each in goes_back_to(user, row)],
        "checked_back": any(each.said for each in links),
    }


def _nothing_more() -> dict[str, Any]:
    lists = ("strategies", "systems", "options", "evidence", "took_part", "dissent", "looked_again", "ties")
    return {name: [] for name in (*lists, "goes_back_to")} | {"withdrawn_because": "", "checked_back": False}


def _part(row: TookPart) -> dict[str, str]:
    return {"role": row.role, "organisation": row.organisation, "number": row.number}


def _tie(row: Tie) -> dict[str, Any]:
    return {"words": row.words, "decision": row.other.pk if row.other else None, "people": row.said, "on": row.on}


@router.get("/{place}/governance/links", response={200: list[LinkOut], 404: Problem})
def list_links(request: HttpRequest, place: str, page: int = 1) -> Any:
    """Links among decisions, from the older to the newer; a hundred families of decisions a page."""
    found = place_for(request.user, place)
    families = families_of(found)[_first(page) : _first(page) + MOST]
    figures = [figure(request.user, found, keys) for keys in families]
    return [vars(row) for row in rows_of(figures, request.user)]


@router.get("/{place}/governance/bodies", response={200: list[BodyOut], 404: Problem})
def list_bodies(request: HttpRequest, place: str) -> Any:
    """Bodies that decide, with their meetings."""
    rows = _counted(request, Body, place_for(request.user, place)).prefetch_related("meetings")
    return [_described(row, "about") | {"meetings": [each.day for each in row.meetings.all()]} for row in rows]


@router.get("/{place}/governance/strategies", response={200: list[StrategyOut], 404: Problem})
def list_strategies(request: HttpRequest, place: str) -> Any:
    """Strategies with their money in each version of the fund."""
    rows = _counted(request, Strategy, place_for(request.user, place))
    return [_described(row, "aim") | {"money": _money(request.user, row)} for row in rows]


def _money(user: Any, row: Strategy) -> list[dict[str, Any]]:
    return [
        {"version": part.name, "gross_pence": part.gross, "income_pence": part.income, "net_pence": part.net}
        for part in money_of(user, row)
    ]


@router.get("/{place}/governance/systems", response={200: list[SystemOut], 404: Problem})
def list_systems(request: HttpRequest, place: str) -> Any:
    """Systems of interest, with services and community assets for their needs side by side."""
    rows = _counted(request, SystemOfInterest, place_for(request.user, place)).prefetch_related("needs")
    told = []
    for row in rows:
        entries = [(entry.kind == Service.Kind.SERVICE, entry.name) for entry in helping(request.user, row)]
        sides = {
            "needs": [need.key for need in row.needs.all()],
            "services": [name for is_service, name in entries if is_service],
            "community_assets": [name for is_service, name in entries if not is_service],
        }
        told.append(_described(row, "about") | sides)
    return told


def _counted(request: HttpRequest, model: Any, place: Place) -> Any:
    return counted(request.user, model.objects.visible_to(request.user).filter(place=place))


def _described(row: Any, words: str) -> dict[str, Any]:
    told = {"id": row.pk, "name": row.name, words: getattr(row, words)}
    return told | {"considered": row.considered, "taken": row.taken}
