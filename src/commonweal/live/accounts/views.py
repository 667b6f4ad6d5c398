"""Pages of a place's people."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from commonweal.live.places.selectors import member_place_for


def people(request: HttpRequest, place: str) -> HttpResponse:
    """Show who takes part in the place."""
    return render(request, "place.html", {"place": member_place_for(request.user, place)})
