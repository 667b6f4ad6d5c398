"""The pages of the directory that everyone may read."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commonweal.live.audit.selectors import changes_of
from commonweal.live.directory import permissions  # noqa: F401 - pages ask `has_perm` for what is allowed there
from commonweal.live.directory.asking import asked_of, told
from commonweal.live.directory.forms import WhoCanHelpForm
from commonweal.live.directory.freshness import freshness
from commonweal.live.directory.models import Area, Need, Service
from commonweal.live.directory.selectors import doors, entries, needs_of, whole_entry
from commonweal.live.directory.visibility import Imports
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

ON_A_PAGE = 50


@login_not_required
def index(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show services and community assets side by side, by need first."""
    found = place_for(request.user, place)
    rows = entries(request.user, found, request.GET.dict())
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    everything = request.GET.get("format") == "csv"
    table = entry_table(found, rows if everything else page.object_list)
    context = {
        "place": found,
        "page": page,
        "needs": Need.objects.visible_to(request.user).filter(place=found),
        "areas": Area.objects.visible_to(request.user).filter(place=found),
        "kinds": Service.Kind.choices,
        "asked": request.GET,
        "may_see_feeds": bool(request.user.roles_in(found) & Imports.roles),
        "may_review": request.user.has_perm("directory.set_threshold", None) and found.pk in request.user.place_ids,
        "may_add": request.user.has_perm("directory.add_service", None) and found.pk in request.user.place_ids,
    }
    return table_page(request, "directory/index.html", table, context)


def entry_table(place: Place, rows: Any) -> Table:
    """Entries as a table: what it is, whose, for which needs, how fresh."""
    today = timezone.localdate()
    return Table(
        _("Services and community assets"),
        [
            Column(
                _("Name"), lambda row: row.name, lambda row: reverse("directory:service", args=[place.slug, row.pk])
            ),
            Column(_("What it is"), lambda row: row.get_kind_display()),
            Column(_("Organisation"), lambda row: row.organisation.name),
            Column(_("Helps with"), lambda row: ", ".join(need.name for need in row.needs.all())),
            Column(_("How fresh"), lambda row: freshness(row.confirmed_on, today)),
        ],
        rows,
        empty=_("Nothing fits. Take one of the filters away, or ask who else can help."),
        name="directory",
        caption_hidden=True,
    )


@login_not_required
def service(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Show one entry: what it does, whom it takes, what its teams can do, how fresh it is, how it changed."""
    found = place_for(request.user, place)
    entry = get_object_or_404(whole_entry(request.user, found), pk=pk)
    context = {
        "place": found,
        "entry": entry,
        "fresh": freshness(entry.confirmed_on, timezone.localdate()),
        "capacity": next(iter(entry.capacities.all()), None),
        "changes": changes_of(entry, request.user),
        "corrections": entry.corrections.visible_to(request.user)[:20],
        "today": timezone.localdate(),
        "may_edit": request.user.has_perm("directory.edit_service", entry),
        "may_say_skills": request.user.has_perm("directory.set_skill", entry),
        "may_suggest": request.user.has_perm("directory.suggest_correction", entry),
        "may_answer": request.user.has_perm("directory.answer_correction", entry),
    }
    return render(request, "directory/service.html", context)


@login_not_required
def who_can_help(request: HttpRequest, place: str) -> HttpResponse:
    """Answer who else can help, and of the others, why not."""
    found = place_for(request.user, place)
    needs = needs_of(request.user, found)
    form = WhoCanHelpForm(request.GET or None, needs=needs, place=found)
    context: dict[str, Any] = {"place": found, "form": form, "result": None}
    if form.is_bound and form.is_valid() and form.cleaned_data["need"]:
        asked = asked_of(form.cleaned_data)
        whole = told(doors(request.user, found, asked.needs), asked, needs)
        context["page"] = page = Paginator(whole.in_order, ON_A_PAGE).get_page(request.GET.get("page"))
        context["whole"], context["result"] = whole, whole.only(page.object_list)
    return render(request, "directory/who_can_help.html", context)
