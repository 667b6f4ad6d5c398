"""The words by which help is found: needs, areas, and the taxonomies that feeds bring with them."""

import uuid

from django.db import models

from commonweal.live.directory.visibility import OfEntries
from commonweal.live.places.models import Place


class Need(models.Model):
    """Something people may need help with; the same words as a place folder's domains."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="needs")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    objects = OfEntries.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("place", "key"), name="need_key_once"),)

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A part of the place."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="areas")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    objects = OfEntries.as_manager()

    class Meta:
        ordering = ("key",)
        constraints = (models.UniqueConstraint(fields=("place", "key"), name="area_key_once"),)

    def __str__(self) -> str:
        return self.name


class Taxonomy(models.Model):
    """A list of terms that a feed uses (Open Referral UK 3.0 `taxonomy`)."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="taxonomies")
    oruk_id = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    extra = models.JSONField(default=dict, blank=True)
    objects = OfEntries.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("place", "oruk_id"), name="taxonomy_once"),)

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(models.Model):
    """One term of a taxonomy (Open Referral UK 3.0 `taxonomy_term`)."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="taxonomy_terms")
    oruk_id = models.UUIDField(default=uuid.uuid4)
    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, null=True, blank=True, related_name="terms")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    code = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    extra = models.JSONField(default=dict, blank=True)
    objects = OfEntries.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("place", "oruk_id"), name="taxonomy_term_once"),)

    def __str__(self) -> str:
        return self.name
