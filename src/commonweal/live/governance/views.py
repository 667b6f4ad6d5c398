"""The pages of this app."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.live.places.selectors import place_for


@login_not_required
def index(request: HttpRequest, place: str) -> HttpResponse:
    """Show where this app begins."""
    return render(request, "place.html", {"place": place_for(request.user, place)})
