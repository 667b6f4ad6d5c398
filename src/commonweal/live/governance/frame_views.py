"""What decisions are taken by and for: a page for each body, meeting, strategy and system of interest."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.audit.selectors import changes_of
from commonweal.live.governance import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.governance.frame import frame_of, helping, meetings_of, money_of
from commonweal.live.governance.models import Body, Meeting, Strategy, SystemOfInterest
from commonweal.live.governance.selectors import decisions
from commonweal.live.governance.views import decision_table
from commonweal.live.pages.pounds import pounds
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

ON_A_PAGE = 50
MOST = 20
"""How many decisions a page lists before it leads to the whole list."""


def _one(request: HttpRequest, place: str, model: Any, pk: int) -> tuple[Place, Any]:
    found = place_for(request.user, place)
    return found, get_object_or_404(model.objects.visible_to(request.user), place=found, pk=pk)


def _common(request: HttpRequest, place: Place, row: Any, kind: str) -> dict[str, Any]:
    """What the page of each has: its decisions, how it changed, what may be done."""
    asked = {kind: str(row.pk)}
    considered = decisions(request.user, place, asked | {"state": "proposed"})
    taken = decisions(request.user, place, asked | {"state": "taken"})
    return {
        "place": place,
        "row": row,
        "considered": considered[:MOST],
        "taken": taken[:MOST],
        "all_url": f"{reverse('governance:index', args=[place.slug])}?{kind}={row.pk}",
        "changes": changes_of(row, request.user),
        "may_edit": request.user.has_perm(f"governance.edit_{kind}", row),
    }


@login_not_required
def frame(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show the strategies, systems of interest and bodies of a place, each with its decisions counted."""
    found = place_for(request.user, place)
    table = Table(
        _("Strategies, systems of interest and bodies"),
        [
            Column(_("Name"), lambda row: row.name, lambda row: row.url),
            Column(_("What it is"), lambda row: row.kind),
            Column(_("What for"), lambda row: row.words),
            Column(_("Decisions being considered"), lambda row: row.considered, numeric=True),
            Column(_("Decisions taken"), lambda row: row.taken, numeric=True),
        ],
        frame_of(request.user, found),
        empty=_("None is named yet. A steward or commissioner names the first."),
        name="frame",
        caption_hidden=True,
    )
    may = {verb: request.user.has_perm(f"governance.make_{verb}", found) for verb in ("strategy", "system", "body")}
    return table_page(request, "governance/frame.html", table, {"place": found, "may": may})


@login_not_required
def strategy(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show a strategy: its aim, its decisions and meetings, and its money as each source tells it."""
    found, row = _one(request, place, Strategy, pk)
    context = _common(request, found, row, "strategy")
    context["meetings"] = meetings_of(request.user, row)
    return table_page(request, "governance/strategy.html", money_table(request.user, row), context)


def money_table(user: Any, row: Strategy) -> Table:
    """The money of a strategy in each version of the fund, in pounds."""
    return Table(
        _("Its money in the pooled fund"),
        [
            Column(_("As told by"), lambda part: part.title),
            Column(_("Gross"), lambda part: pounds(part.gross), numeric=True),
            Column(_("What comes in against it"), lambda part: pounds(part.income), numeric=True),
            Column(_("Net"), lambda part: pounds(part.net), numeric=True),
        ],
        money_of(user, row),
        empty=_("No line of the fund has this strategy's name."),
        name="money",
    )


@login_not_required
def system(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show a system of interest: its needs, and the services and community assets that stand side by side for them."""
    found, row = _one(request, place, SystemOfInterest, pk)
    entries = helping(request.user, row)
    page = Paginator(entries, ON_A_PAGE).get_page(request.GET.get("page"))
    context = _common(request, found, row, "system") | {"page": page, "needs": row.needs.visible_to(request.user)}
    shown = entries if request.GET.get("format") == "csv" else page.object_list
    return table_page(request, "governance/system.html", helping_table(found, shown), context)


def helping_table(place: Place, rows: Any) -> Table:
    """Services and community assets side by side."""
    return Table(
        _("Services and community assets"),
        [
            Column(
                _("Name"), lambda row: row.name, lambda row: reverse("directory:service", args=[place.slug, row.pk])
            ),
            Column(_("What it is"), lambda row: row.get_kind_display()),
            Column(_("Organisation"), lambda row: row.organisation.name),
            Column(_("Helps with"), lambda row: ", ".join(need.name for need in row.needs.all())),
        ],
        rows,
        empty=_("None yet: say which needs belong to it, or list a service or asset for them in the directory."),
        name="helps",
    )


@login_not_required
def body(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show a body: what it decides, its meetings, and its decisions."""
    found, row = _one(request, place, Body, pk)
    context = _common(request, found, row, "body")
    context["meetings"] = row.meetings.visible_to(request.user)[:MOST]
    context["may_meet"] = request.user.has_perm("governance.make_meeting", row)
    return _with_decisions(request, "governance/body.html", found, {"body": str(pk)}, context)


@login_not_required
def meeting(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show a meeting, and the decisions that were put before it."""
    found, row = _one(request, place, Meeting, pk)
    context = {"place": found, "row": row, "changes": changes_of(row, request.user)}
    context["may_edit"] = request.user.has_perm("governance.edit_meeting", row)
    return _with_decisions(request, "governance/meeting.html", found, {"meeting": str(pk)}, context)


def _with_decisions(
    request: HttpRequest, template: str, place: Place, asked: dict[str, str], context: dict[str, Any]
) -> HttpResponseBase:
    rows = decisions(request.user, place, asked)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = rows if request.GET.get("format") == "csv" else page.object_list
    return table_page(request, template, decision_table(request.user, place, shown), context | {"page": page})
