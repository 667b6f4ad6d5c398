"""What every template is given."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from commonweal.live.places.models import Place


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """The site's name, and the place of the address with what the reader is in it."""
    match = getattr(request, "resolver_match", None)
    slug = match.kwargs.get("place") if match else None
    user = getattr(request, "user", None)
    if not slug or user is None:
        return {"site_name": settings.SITE_NAME}
    place = Place.objects.visible_to(user).filter(slug=slug).first()
    roles = user.roles_in(place) if place else set()
    return {"site_name": settings.SITE_NAME, "place": place, "roles": roles, "is_member": bool(roles)}
