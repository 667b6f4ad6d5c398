"""Finding the place a page is about."""

from typing import Any

from django.http import Http404

from commonweal.live.places.models import Place


def place_for(user: Any, slug: str) -> Place:
    """The place of that address, if the user may see it; Http404 otherwise, so that nobody learns it exists."""
    known = slug.isascii() and slug.isprintable()  # PostgreSQL takes no text with a zero byte
    place = Place.objects.visible_to(user).filter(slug=slug).first() if known else None
    if place is None:
        raise Http404("There is no such place, or it is not open to you.")
    return place


def member_place_for(user: Any, slug: str) -> Place:
    """The place of that address, for its members alone; Http404 for anybody else."""
    place = place_for(user, slug)
    if place.pk not in user.place_ids:
        raise Http404("There is no such place, or it is not open to you.")
    return place
