"""Who sees which rows: every model of the workbench is read through `visible_to(user)`."""

from typing import Any, ClassVar, Self

from django.db import models

EVERYONE = models.Q()
NOBODY_ELSE = models.Q(pk__in=[])


class PlacesOf(models.QuerySet):  # type: ignore[type-arg]  # Django's query sets take no argument at run time
    """Rows that know who may see them."""

    def visible_to(self, user: Any) -> Self:
        """The rows this user may see; each model says which."""
        raise TypeError(f"{self.model.__name__} does not say who may see its rows")


class OfPlaces(PlacesOf):
    """Rows of a place: its members see them all, everyone else those that are open in a place that is public.

    A model says otherwise by a subclass: `place_path` leads from the row to its place, `open_rows` picks what the
    public sees (none: `NOBODY_ELSE`), `roles` names the only roles that see the rest (None: every member).
    """

    place_path: ClassVar[str] = "place"
    open_rows: ClassVar[models.Q] = EVERYONE
    roles: ClassVar[frozenset[str] | None] = None

    def visible_to(self, user: Any) -> Self:
        """The rows of the user's places, and the open ones of places that are public."""
        path = self.place_path
        mine = models.Q(**{f"{path}__in": user.places_as(self.roles)})
        public = models.Q(**{f"{path}__is_public": True}) & self.open_rows
        return self.filter(mine | public)
