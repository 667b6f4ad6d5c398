"""The pages of decisions that everyone may read."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.audit.selectors import changes_of
from commonweal.live.governance import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.governance.models import Body, Decision, Strategy, SystemOfInterest
from commonweal.live.governance.selectors import decisions, took_part
from commonweal.live.governance.ties import goes_back_to, ties
from commonweal.live.governance.together import figure, keys_around
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for


@login_not_required
def index(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show decisions, open by default; of a closed one only that it is there, why, and until when."""
    found = place_for(request.user, place)
    rows = decisions(request.user, found, request.GET.dict())
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    table = decision_table(request.user, found, rows if request.GET.get("format") == "csv" else page.object_list)
    context = {
        "place": found,
        "page": page,
        "asked": request.GET,
        "strategies": Strategy.objects.visible_to(request.user).filter(place=found),
        "systems": SystemOfInterest.objects.visible_to(request.user).filter(place=found),
        "bodies": Body.objects.visible_to(request.user).filter(place=found),
        "states": [
            *Decision.State.choices,
            ("not_checked_back", _("taken, not yet checked back")),
            ("due", _("taken, due to be looked at again")),
        ],
        "may_propose": request.user.has_perm("governance.propose", found),
    }
    return table_page(request, "governance/index.html", table, context)


def _day(day: date | None) -> str:
    return f"{day:%-d %B %Y}" if day else ""


def decision_table(user: Any, place: Place, rows: Any) -> Table:
    """Decisions as a table, the closed ones without their words."""

    def open_to_reader(row: Decision, words: str) -> str:
        return words if row.shown_to(user) else ""

    return Table(
        _("Decisions"),
        [
            Column(
                _("Decision"),
                lambda row: row.title_for(user),
                lambda row: reverse("governance:decision", args=[place.slug, row.pk]),
            ),
            Column(_("State"), lambda row: row.get_state_display()),
            Column(_("Taken on"), lambda row: _day(row.decided_on)),
            Column(_("Closed because"), lambda row: row.closed_because if row.is_closed_today else ""),
            Column(_("Closed until"), lambda row: _day(row.closed_until) if row.is_closed_today else ""),
            Column(_("By"), lambda row: open_to_reader(row, str(row.body or ""))),
            Column(_("Look again on"), lambda row: open_to_reader(row, _day(row.look_again_on))),
            Column(_("Best for the person"), lambda row: open_to_reader(row, row.best_for_person)),
            Column(_("Best for the system"), lambda row: open_to_reader(row, row.best_for_system)),
        ],
        rows,
        empty=_("No decision fits. Take a filter away, or propose one."),
        name="decisions",
        caption_hidden=True,
    )


@login_not_required
def decision(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Show one decision with its tests, its evidence, who took part, who dissented, and what it hangs together with."""
    found = place_for(request.user, place)
    row = get_object_or_404(
        Decision.objects.visible_to(request.user).select_related("place", "body", "meeting__body"), place=found, pk=pk
    )
    if not row.shown_to(request.user):
        return render(request, "governance/closed.html", {"place": found, "decision": row})
    links = ties(request.user, row)
    context = {
        "place": found,
        "decision": row,
        "options": row.options.visible_to(request.user),
        "evidence": row.evidence.visible_to(request.user),
        "dissents": row.dissents.visible_to(request.user),
        "participants": took_part(request.user, row),
        "looks": row.looks.visible_to(request.user).select_related("led_to__place"),
        "ties": links,
        "origins": goes_back_to(request.user, row),
        "figure": figure(request.user, found, keys_around(row)) if links else None,
        "virements": row.virements.visible_to(request.user).select_related("from_component", "to_component"),
        "checked_back": any(tie.said for tie in links),
        "changes": changes_of(row, request.user),
        "may": _may(request.user, row),
    }
    return render(request, "governance/decision.html", context)


VERBS = ("add_to", "take", "close", "check_back", "look_again", "put_before", "merge", "split")


def _may(user: Any, row: Decision) -> dict[str, bool]:
    may = {verb: user.has_perm(f"governance.{verb}", row) for verb in VERBS}
    theirs = row.made_by_id == user.pk and user.has_perm("governance.edit_proposal", row)
    return may | {"reword": theirs or may["take"]}
