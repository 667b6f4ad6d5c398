"""How decisions hang together: drawn, told in reading order, and as a table."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from commonweal.live.governance.models import Decision
from commonweal.live.governance.together import Row, families_of, figure, keys_around, rows_of
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.selectors import place_for

ON_A_PAGE = 5


@login_not_required
def together(request: HttpRequest, place: str) -> HttpResponseBase:
    """Show every family of decisions that hang together, the newest first; a few on a page."""
    found = place_for(request.user, place)
    families = families_of(found)
    page = Paginator(families, ON_A_PAGE).get_page(request.GET.get("page"))
    everything = request.GET.get("format") == "csv"
    figures = [figure(request.user, found, keys) for keys in (families if everything else page.object_list)]
    figures = [each for each in figures if each.steps]
    context = {
        "place": found,
        "page": page,
        "figures": figures,
        "heading": _("How decisions hang together"),
        "back": reverse("governance:index", args=[place]),
        "back_words": _("Decisions"),
    }
    return table_page(request, "governance/together.html", link_table(rows_of(figures, request.user)), context)


@login_not_required
def around_one(request: HttpRequest, place: str, pk: int) -> HttpResponseBase:
    """Show what lies within two steps of one decision."""
    found = place_for(request.user, place)
    row = get_object_or_404(Decision.objects.visible_to(request.user), place=found, pk=pk)
    if not row.shown_to(request.user):
        raise Http404("This decision is closed for now.")
    one = figure(request.user, found, keys_around(row))
    context: dict[str, Any] = {
        "place": found,
        "figures": [one],
        "heading": _("What “%(title)s” hangs together with") % {"title": row.title},
        "back": reverse("governance:decision", args=[place, pk]),
        "back_words": row.title,
    }
    return table_page(request, "governance/together.html", link_table(rows_of([one], request.user)), context)


def link_table(rows: list[Row]) -> Table:
    """Links as a table, read as sentences from the older decision."""
    return Table(
        _("The links as a table"),
        [
            Column(_("Decision"), lambda row: row.first, lambda row: row.first_url),
            Column(_("How"), lambda row: row.words),
            Column(_("Decision or people"), lambda row: row.second, lambda row: row.second_url or None),
            Column(_("Linked on"), lambda row: f"{row.on:%-d %B %Y}"),
        ],
        rows,
        empty=_("No decision is tied to another yet. A decision's page has a link for it."),
        name="links",
    )
