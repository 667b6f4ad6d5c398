"""Pages that belong to no app: places, one place at a glance, accessibility."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.live.places.models import Place
from commonweal.live.places.selectors import place_for


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """Show the places that the reader may see."""
    return render(request, "front/home.html", {"places": Place.objects.visible_to(request.user)})


@login_not_required
def place_page(request: HttpRequest, place: str) -> HttpResponse:
    """Show one place at a glance."""
    return render(request, "place.html", {"place": place_for(request.user, place)})


@login_not_required
def search(request: HttpRequest, place: str) -> HttpResponse:
    """Search everything of a place that the reader may see."""
    return render(request, "place.html", {"place": place_for(request.user, place)})


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how far the pages can be used by everyone, and whom to tell where they cannot."""
    return render(request, "front/accessibility.html")
