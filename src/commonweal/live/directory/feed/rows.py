"""The rows of a feed, with everything that an item shows: as many queries for a page of a thousand as for one of ten.

A feed is what everyone may see, whoever asks.
"""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from commonweal.live.directory.models import (
    FeedItem,
    Need,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
    Threshold,
)
from commonweal.live.places.models import Place

EVERYONE = AnonymousUser()
_TERMS = Prefetch("terms", TaxonomyTerm.objects.select_related("taxonomy", "parent"))


def services(place: Place, whole: bool = True, reader: Any = EVERYONE) -> QuerySet[Service]:
    """Entries that the reader may see, by name; `whole` loads what a service has in lists, too."""
    deep = ("at_locations__location__place",) if whole else ()
    return (
        Service.objects.visible_to(reader)
        .filter(place=place)
        .select_related("organisation", "place")
        .prefetch_related("needs", "areas", "thresholds", _TERMS, *deep)
        .annotate(changed=_changed(), came=_came())
        .order_by("name", "pk")
    )


def _changed() -> Subquery:
    versions = Service.history.model.objects.filter(id=OuterRef("pk")).order_by("-history_date")
    return Subquery(versions.values("history_date")[:1])


def _came() -> Subquery:
    """When a feed last brought the entry in."""
    brought = FeedItem.objects.filter(place=OuterRef("place"), part="service", oruk_id=OuterRef("oruk_id"))
    return Subquery(brought.order_by("-last_import__since").values("last_import__since")[:1])


def services_at_locations(place: Place, reader: Any = EVERYONE) -> QuerySet[ServiceAtLocation]:
    """Entries where they are, as far as the reader may see the entries."""
    return (
        ServiceAtLocation.objects.visible_to(reader)
        .filter(place=place, service__in=Service.objects.visible_to(reader).filter(place=place))
        .select_related("location__place")
        .prefetch_related(Prefetch("service", services(place, whole=False, reader=reader)))
        .order_by("service__name", "pk")
    )


def taxonomies(place: Place) -> QuerySet[Taxonomy]:
    """Taxonomies that feeds brought into the place."""
    return Taxonomy.objects.visible_to(EVERYONE).filter(place=place).order_by("name", "pk")


def terms(place: Place) -> QuerySet[TaxonomyTerm]:
    """Terms that feeds brought into the place."""
    rows = TaxonomyTerm.objects.visible_to(EVERYONE).filter(place=place)
    return rows.select_related("taxonomy", "parent").order_by("name", "pk")


def needs(place: Place) -> QuerySet[Need]:
    """The place's needs."""
    return Need.objects.visible_to(EVERYONE).filter(place=place).order_by("name", "pk")


def kinds(place: Place) -> list[Service.Kind]:
    """The kinds of community assets that the feed of the place has."""
    there = set(Service.objects.visible_to(EVERYONE).filter(place=place).order_by().values_list("kind", flat=True))
    return [kind for kind in Service.Kind if kind.value in there and kind != Service.Kind.SERVICE]


def clauses(place: Place) -> QuerySet[Threshold]:
    """The clauses of entries in the feed; those that say the same come once. Only their words are loaded."""
    words = ("clause", "kind", "value", "hardness", "manages", "who_may_bend")
    rows = Threshold.objects.visible_to(EVERYONE).filter(place=place)
    rows = rows.filter(service__in=Service.objects.visible_to(EVERYONE).filter(place=place))
    return rows.order_by(*words).values_list(*words, named=True).distinct()
