"""Services, and the community's own assets beside them, with where they are."""

import uuid

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.directory.models.terms import Area, Need, TaxonomyTerm
from commonweal.live.directory.visibility import Entries, OfEntries
from commonweal.live.places.models import Organisation, Place


class Location(models.Model):
    """Somewhere that help is given, or a green or blue space."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="locations")
    oruk_id = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=300)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True)
    extra = models.JSONField(default=dict, blank=True)
    objects = OfEntries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("place", "oruk_id"), name="location_once"),)

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """A service, or a group, a space or an offer of the community's own: found side by side."""

    class Kind(models.TextChoices):
        """What it is. Only a service is commissioned; the others are there anyway."""

        SERVICE = "service", "service"
        GROUP = "group", "community group"
        SPACE = "space", "green, blue or shared space"
        OFFER = "offer", "somebody's own offer"

    class Status(models.TextChoices):
        """Open Referral UK 3.0's four words."""

        ACTIVE = "active", "active"
        INACTIVE = "inactive", "inactive"
        DEFUNCT = "defunct", "defunct"
        CLOSED = "temporarily closed", "temporarily closed"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="services")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    oruk_id = models.UUIDField(default=uuid.uuid4)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SERVICE)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    url = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True, help_text="Of the service, not of a person.")
    phone = models.CharField(max_length=60, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    needs = models.ManyToManyField(Need, blank=True, related_name="services")
    areas = models.ManyToManyField(Area, blank=True, related_name="services")
    terms = models.ManyToManyField(TaxonomyTerm, blank=True, related_name="services")
    confirmed_on = models.DateField(null=True, blank=True, help_text="When somebody last said that it is right.")
    extra = models.JSONField(default=dict, blank=True, help_text="What a feed said that has no field here.")
    objects = Entries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("place", "oruk_id"), name="service_once"),)
        indexes = (models.Index(fields=("place", "status", "name"), name="service_by_name"),)

    def __str__(self) -> str:
        return self.name


class ServiceAtLocation(models.Model):
    """A service given somewhere (Open Referral UK 3.0 `service_at_location`)."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    oruk_id = models.UUIDField(default=uuid.uuid4)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="services_here")
    extra = models.JSONField(default=dict, blank=True)
    objects = OfEntries.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("place", "oruk_id"), name="service_at_location_once"),)

    def __str__(self) -> str:
        return f"{self.service} at {self.location}"
