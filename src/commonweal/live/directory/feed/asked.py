"""What a reader of the feed may ask for, and the rows that answer it."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from commonweal.live.directory.feed import rows
from commonweal.live.directory.feed.hours import Hours
from commonweal.live.directory.feed.local import CLAUSES, KINDS, NEEDS, clause_term, kind_term, local_id, need_term
from commonweal.live.directory.feed.near import matches, metres, middle
from commonweal.live.directory.models import Location, Need, Service, Threshold
from commonweal.live.places.models import Place


class UnanswerableError(ValueError):
    """A question that makes sense but cannot be answered from what is known; its text says why."""


@dataclass(frozen=True)
class Asked:
    """A question: words, terms, ages, hours; each narrows the answer."""

    search: str = ""
    taxonomy_term_id: str = ""
    taxonomy_id: str = ""
    minimum_age: float | None = None
    maximum_age: float | None = None
    hours: Hours = field(default_factory=Hours)


def fitting(place: Place, asked: Asked) -> Q:
    """The entries of the place that fit, as a condition on services."""
    fits = Q()
    for word in asked.search.replace("\x00", "").split()[:8]:
        fits &= Q(name__icontains=word) | Q(description__icontains=word) | Q(organisation__name__icontains=word)
    if asked.minimum_age is not None:
        fits &= Q(minimum_age__gte=asked.minimum_age)
    if asked.maximum_age is not None:
        fits &= Q(maximum_age__lte=asked.maximum_age)
    if asked.taxonomy_term_id:
        fits &= _with_term(place, asked.taxonomy_term_id)
    if asked.taxonomy_id:
        fits &= _with_taxonomy(place, asked.taxonomy_id)
    if asked.hours.asked():
        fits &= Q(pk__in=_open(place, asked.hours))
    return fits


NOTHING = Q(pk__in=[])


def _with_term(place: Place, wanted: str) -> Q:
    if not is_id(wanted):
        return NOTHING
    slug = place.slug
    own = Need.objects.visible_to(rows.EVERYONE).filter(place=place)
    needs = [each.pk for each in own if need_term(slug, each)["id"] == wanted]
    kinds = [kind.value for kind in rows.kinds(place) if kind_term(slug, kind)["id"] == wanted]
    clauses = Threshold.objects.visible_to(rows.EVERYONE).filter(place=place, service__isnull=False)
    same = {each.service_id for each in clauses if clause_term(slug, each)["id"] == wanted}
    of_feeds = Service.terms.through.objects.filter(taxonomyterm__place=place, taxonomyterm__oruk_id=wanted)
    with_need = Service.needs.through.objects.filter(need__in=needs)
    return (
        Q(pk__in=of_feeds.values("service"))
        | Q(pk__in=with_need.values("service"))
        | Q(kind__in=kinds)
        | Q(pk__in=same)
    )


def _with_taxonomy(place: Place, wanted: str) -> Q:
    if not is_id(wanted):
        return NOTHING
    here = {
        local_id(place.slug, NEEDS.key): Q(pk__in=Service.needs.through.objects.values("service")),
        local_id(place.slug, KINDS.key): ~Q(kind=Service.Kind.SERVICE),
        local_id(place.slug, CLAUSES.key): Q(pk__in=Threshold.objects.filter(service__place=place).values("service")),
    }
    of_feeds = Service.terms.through.objects.filter(
        taxonomyterm__taxonomy__place=place, taxonomyterm__taxonomy__oruk_id=wanted
    )
    return here.get(wanted, Q(pk__in=of_feeds.values("service")))


def is_id(written: str) -> bool:
    """Whether it is written as ids are."""
    try:
        return str(UUID(written)) == written.lower()
    except ValueError:
        return False


def _open(place: Place, hours: Hours) -> list[int]:
    with_hours = Service.objects.visible_to(rows.EVERYONE).filter(place=place, extra__has_key="schedules")
    return [pk for pk, extra in with_hours.values_list("pk", "extra") if hours.fit(extra["schedules"])]


def services(place: Place, asked: Asked) -> QuerySet[Service]:
    """The services that fit, as lists show them."""
    return rows.services(place, whole=False).filter(fitting(place, asked))


def services_at_locations(
    place: Place, asked: Asked, postcode: str = "", proximity: float | None = None
) -> QuerySet[Any]:
    """The services at locations that fit: at the postcode, or within so many metres of it.

    Raises UnanswerableError where nobody here knows where the postcode is.
    """
    fit = Service.objects.visible_to(rows.EVERYONE).filter(place=place).filter(fitting(place, asked))
    found = rows.services_at_locations(place).filter(service__in=fit.order_by().values("pk"))
    if proximity is not None and not postcode.strip():
        raise UnanswerableError("proximity is in metres from a postcode; give the postcode too")
    if postcode.strip():
        found = found.filter(location__in=_near(place, postcode, proximity))
    return found


def _near(place: Place, postcode: str, proximity: float | None) -> list[int]:
    known = list(Location.objects.visible_to(rows.EVERYONE).filter(place=place))
    same = [each for each in known if matches(each.postcode, postcode)]
    if proximity is None:
        return [each.pk for each in same]
    centre = middle(_points(same))
    if centre is None:
        raise UnanswerableError(
            f"no location here has the postcode {postcode} and coordinates, so distances from it are not known; "
            "ask for the postcode alone, or for another"
        )
    return [each.pk for each in known for point in _points([each]) if metres(centre, point) <= proximity]


def _points(locations: list[Location]) -> list[tuple[float, float]]:
    return [(x.latitude, x.longitude) for x in locations if x.latitude is not None and x.longitude is not None]
