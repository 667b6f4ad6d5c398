"""Pages that belong to no app: places, one place at a glance, search, accessibility."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from commonweal.live.front.glance import glance
from commonweal.live.front.search import search as search_place
from commonweal.live.pages.table import Column, Table, table_page
from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for

ON_A_PAGE = 50


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the places that the reader may see; where there is one, go there."""
    places = list(Place.objects.visible_to(request.user)[:100])
    if len(places) == 1:
        return redirect("place", places[0].slug)
    return render(request, "front/home.html", {"places": places})


@login_not_required
def place_page(request: HttpRequest, place: str) -> HttpResponse:
    """Show one place at a glance."""
    found = place_for(request.user, place)
    return render(request, "front/place.html", {"place": found, "glance": glance(request.user, found)})


@login_not_required
def search(request: HttpRequest, place: str) -> HttpResponseBase:
    """Search everything of a place that the reader may see."""
    found = place_for(request.user, place)
    words = request.GET.get("q", "").strip()[:200]
    hits = search_place(request.user, found, words)
    page = Paginator(hits, ON_A_PAGE).get_page(request.GET.get("page"))
    table = Table(
        _("What was found"),
        [
            Column(_("Name"), lambda row: row.title, lambda row: row.url),
            Column(_("Kind"), lambda row: row.kind),
            Column(_("In its words"), lambda row: row.words),
        ],
        hits if request.GET.get("format") == "csv" else page.object_list,
        empty=_("Nothing holds all of these words. Try fewer words, or part of one."),
        name="search",
    )
    context: dict[str, Any] = {"place": found, "words": words, "page": page}
    return table_page(request, "front/search.html", table, context)


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how far the pages can be used by everyone, and whom to tell where they cannot."""
    return render(request, "front/accessibility.html")
