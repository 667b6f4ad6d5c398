"""The rows of a place in the shape in which feeds are compared with them."""

from collections import defaultdict
from typing import Any, Final

from django.db.models import Model

from commonweal.live.directory.models import Location, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from commonweal.live.directory.openreferral_in.fields import EXTRA, LINKS, Said
from commonweal.live.places.models import Organisation, Place
from commonweal.place.openreferral import PARTS

MODELS: Final[dict[str, type[Model]]] = {
    "organization": Organisation,
    "taxonomy": Taxonomy,
    "taxonomy_term": TaxonomyTerm,
    "location": Location,
    "service": Service,
    "service_at_location": ServiceAtLocation,
}
COLUMNS: Final = {
    "organization": ("name", "description"),
    "taxonomy": ("name", "description"),
    "taxonomy_term": ("name", "description", "code"),
    "location": ("name", "address", "postcode", "latitude", "longitude"),
    "service": ("name", "description", "status", "url", "email", "minimum_age", "maximum_age", "confirmed_on"),
    "service_at_location": (),
}
"""Part -> the fields of a row that a feed fills, besides its links and `extra`."""


class Rows:
    """What a place has of what feeds bring: keys by id, and what each row says."""

    def __init__(self, place: Place) -> None:
        self.keys: dict[str, dict[str, int]] = {}
        self.said: dict[str, dict[str, Said]] = {}
        ids: dict[str, dict[int, str]] = {}
        for part in PARTS:
            found = list(MODELS[part]._default_manager.filter(place=place).order_by("pk"))
            self.keys[part] = {str(row.oruk_id): row.pk for row in found}
            ids[part] = {row.pk: str(row.oruk_id) for row in found}
            terms = _terms(place, ids["taxonomy_term"]) if part == "service" else {}
            self.said[part] = {
                str(row.oruk_id): _said(part, row, ids) | ({"terms": terms[row.pk]} if row.pk in terms else {})
                for row in found
            }

    def known(self, part: str, key: str) -> bool:
        """Whether the place has such a row."""
        return key in self.keys[part]


def _said(part: str, row: Any, ids: dict[str, dict[int, str]]) -> Said:
    said: Said = {name: getattr(row, name) for name in COLUMNS[part]}
    if part == "service" and row.confirmed_on:
        said["confirmed_on"] = row.confirmed_on.isoformat()
    for _, ours, target in LINKS.get(part, ()):
        said[ours] = ids[target].get(getattr(row, f"{ours}_id"))
    said = {name: value for name, value in said.items() if value not in (None, "")}
    return said | {f"{EXTRA}{name}": value for name, value in row.extra.items()}


def _terms(place: Place, ids: dict[int, str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    through = Service.terms.through.objects.filter(service__place=place)
    for service, term in through.values_list("service_id", "taxonomyterm_id"):
        found[service].append(ids[term])
    return {service: sorted(keys) for service, keys in found.items()}
