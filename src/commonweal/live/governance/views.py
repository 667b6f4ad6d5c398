"""The pages of this app."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from commonweal.live.governance.models import Decision
from commonweal.live.places.selectors import place_for


@login_not_required
def index(request: HttpRequest, place: str) -> HttpResponse:
    """Show where this app begins."""
    return render(request, "place.html", {"place": place_for(request.user, place)})


@login_not_required
def decision(request: HttpRequest, place: str, pk: int) -> HttpResponse:
    """Show one decision."""
    found = place_for(request.user, place)
    row = get_object_or_404(Decision.objects.visible_to(request.user), place=found, pk=pk)
    return render(request, "place.html", {"place": found, "decision": row})
