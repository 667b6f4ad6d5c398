"""A place and the organisations that work in it."""

import uuid
from typing import Any, Self

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.places.visibility import OfPlaces, PlacesOf


class PlaceRows(PlacesOf):
    """Places, as far as somebody may see them."""

    def visible_to(self, user: Any) -> Self:
        """Those the user belongs to, and those that show something to everyone."""
        return self.filter(models.Q(pk__in=user.place_ids) | models.Q(is_public=True))


class Place(models.Model):
    """A city, county or neighbourhood that works as one system."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    notes = models.TextField(blank=True)
    is_public = models.BooleanField(default=True, help_text="Whether the public pages are open to everyone.")
    objects = PlaceRows.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("title",)

    def __str__(self) -> str:
        return self.title


class Organisation(models.Model):
    """A council, NHS body, charity, community group or firm that takes part in a place."""

    class Sector(models.TextChoices):
        """What kind of body it is; the same words as in a place folder."""

        STATUTORY = "statutory", "council, NHS or other public body"
        CHARITY = "charity", "charity"
        COMMUNITY = "community", "community group"
        PRIVATE = "private", "firm"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=200)
    sector = models.CharField(max_length=20, choices=Sector.choices, default=Sector.CHARITY)
    description = models.TextField(blank=True)
    key = models.SlugField(max_length=80, help_text="Its id in a place folder.")
    oruk_id = models.UUIDField(default=uuid.uuid4, help_text="Its id in Open Referral UK feeds.")
    extra = models.JSONField(default=dict, blank=True, help_text="What a feed said that has no field here.")
    objects = OfPlaces.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("place", "key"), name="organisation_key_once"),
            models.UniqueConstraint(fields=("place", "oruk_id"), name="organisation_once"),
        )

    def __str__(self) -> str:
        return self.name
