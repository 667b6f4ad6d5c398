"""The pages on which feeds are brought in."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commonweal.live.accounts.permissions import require
from commonweal.live.directory.models import FeedImport
from commonweal.live.directory.openreferral_in import actions
from commonweal.live.directory.openreferral_in.forms import FeedForm
from commonweal.live.directory.openreferral_in.tasks import bring_in, bring_in_soon, read_soon
from commonweal.live.directory.openreferral_in.telling import lines_of
from commonweal.live.directory.visibility import Imports
from commonweal.live.pages.asking import tell
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import member_place_for

ON_A_PAGE = 100
MOST_TICKS = 300
LONG = timedelta(minutes=2)
"""After so long, somebody may ask again for what the worker has not finished: it may have been stopped."""


def _readers_place(request: HttpRequest, slug: str) -> Place:
    place = member_place_for(request.user, slug)
    if not request.user.roles_in(place) & Imports.roles:
        raise PermissionDenied(_("Only stewards, commissioners and auditors see what is brought in."))
    return place


def _import(request: HttpRequest, place: str, pk: int) -> FeedImport:
    found = _readers_place(request, place)
    rows = FeedImport.objects.visible_to(request.user).select_related("place", "by").defer("payload")
    return get_object_or_404(rows, place=found, pk=pk)


def index(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show every import of the place, newest first."""
    found = _readers_place(request, place)
    rows = FeedImport.objects.visible_to(request.user).filter(place=found).defer("payload", "choices")
    columns = [
        Column(_("Feed"), lambda row: row.feed, lambda row: reverse("directory:import", args=[place, row.pk])),
        Column(_("When"), lambda row: f"{timezone.localtime(row.made):%-d %B %Y, %H:%M}"),
        Column(_("Who"), lambda row: row.by.name),
        Column(_("How far it is"), lambda row: row.get_state_display()),
        Column(_("Added"), lambda row: row.plan.get("counts", {}).get("add"), numeric=True),
        Column(_("Changed"), lambda row: row.plan.get("counts", {}).get("change"), numeric=True),
        Column(_("Left out"), lambda row: row.plan.get("counts", {}).get("left_out"), numeric=True),
    ]
    empty = _("No feed has been brought in yet.")
    everything = request.GET.get("format") == "csv"
    page = Paginator(rows.select_related("by"), ON_A_PAGE).get_page(request.GET.get("page"))
    table = Table(_("Feeds brought in"), columns, rows if everything else page.object_list, empty, "imports", True)
    may = request.user.has_perm("directory.begin_import", found)
    return table_page(request, "directory/imports.html", table, {"place": found, "page": page, "may_import": may})


def begin(request: HttpRequest, place: str) -> HttpResponse:
    """Take a feed in to be looked at: a file or an address."""
    found = member_place_for(request.user, place)
    require(request.user, "directory.begin_import", found)
    form = FeedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            imported = _begun(request, found, form.cleaned_data)
        except ValidationError as error:
            tell(form, error)
        else:
            return redirect("directory:import", place, imported.pk)
    back = reverse("directory:imports", args=[place])
    lead = _("You see what it would change before anything is changed.")
    context = {"form": form, "place": found, "heading": _("Bring in an Open Referral UK feed"), "back": back}
    return render(request, "form.html", context | {"lead": lead, "button": _("Look at it")})


def _begun(request: HttpRequest, place: Place, given: dict[str, Any]) -> FeedImport:
    file, url = given["file"], given["url"].strip()
    data, name = (file.read(), file.name) if file else (None, "")
    imported = actions.begin_import(request.user, place, feed=given["feed"], data=data, file_name=name, url=url)
    return read_soon(request.user, imported)


def show(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show an import: what it would change or did, what is wrong with it, and what can be done with it."""
    return _page(request, _import(request, place, pk))


def _page(request: HttpRequest, row: FeedImport, wrong: str = "") -> HttpResponseBase:
    lines = list(lines_of(row.plan))
    everything = request.GET.get("format") == "csv"
    page = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    problems = row.plan.get("problems", [])
    ticks = [line for line in lines if line.get("tick")]
    context = {
        "place": row.place,
        "row": row,
        "wrong": wrong,
        "page": page,
        "counts": row.plan.get("counts", {}),
        "grave": [each for each in problems if each["grave"]][:20],
        "problems": len(problems),
        "ticks": ticks[:MOST_TICKS],
        "more_ticks": max(len(ticks) - MOST_TICKS, 0),
        "gone": [change for change in row.plan.get("changes", []) if change["what"] == "gone"],
        "may_decide": request.user.has_perm("directory.start_import", row),
        "long": timezone.now() - row.since > LONG,
    }
    table = _lines_table(lines if everything else page.object_list, row)
    return table_page(request, "directory/import.html", table, context)


def _lines_table(lines: Any, row: FeedImport) -> Table:
    columns = [
        Column(_("Name"), lambda line: line["name"]),
        Column(_("What it is"), lambda line: line["part"]),
        Column(_("What happens"), lambda line: line["done"]),
        Column(_("Field"), lambda line: line["field"]),
        Column(_("Here"), lambda line: line["here"]),
        Column(_("In the feed"), lambda line: line["there"]),
    ]
    caption = _("What it changed") if row.state == FeedImport.State.APPLIED else _("What it would change")
    return Table(caption, columns, lines, _("Nothing: everything is here already."), f"import-{row.pk}")


def problems(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show everything that is wrong with a feed."""
    row = _import(request, place, pk)
    found = row.plan.get("problems", [])
    columns = [
        Column(_("Where"), lambda each: each["where"]),
        Column(_("What"), lambda each: each["what"]),
        Column(_("What would be right"), lambda each: each["right"]),
        Column(_("What follows"), lambda each: _("left out") if each["grave"] else _("worth a look")),
    ]
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = found if request.GET.get("format") == "csv" else page.object_list
    table = Table(_("What is wrong with the feed"), columns, shown, _("Nothing."), f"import-{row.pk}-problems", True)
    return table_page(request, "directory/import_problems.html", table, {"place": row.place, "row": row, "page": page})


@require_POST
def step(request: HttpRequest, place: str, pk: int, what: str) -> HttpResponseBase:
    """Start, read again, bring in again or throw away."""
    row = _import(request, place, pk)
    try:
        _STEPS[what](request, row)
    except ValidationError as error:
        return _page(request, row, " ".join(error.messages))
    return redirect("directory:import", place, pk)


def _start(request: HttpRequest, row: FeedImport) -> None:
    offered = actions.may_tick(row.plan)
    chosen = {
        what: offered[what] if request.POST.get(f"all_{what}") else request.POST.getlist(what) for what in offered
    }
    started = actions.start_import(request.user, row, take=chosen["take"], retire=chosen["retire"])
    bring_in_soon(request.user, started)


def _again(request: HttpRequest, row: FeedImport) -> None:
    if row.state == FeedImport.State.APPLYING:
        require(request.user, "directory.apply_import", row)
        bring_in.enqueue(row.pk, request.user.pk)
    else:
        require(request.user, "directory.check_import", row)
        read_soon(request.user, row)


def _drop(request: HttpRequest, row: FeedImport) -> None:
    actions.drop_import(request.user, row)


_STEPS = {"start": _start, "again": _again, "drop": _drop}
