"""The fields of Open Referral UK 3.0, and an item cut down to them: what goes out is profile-clean."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.encoding import iri_to_uri

from commonweal.place.openreferral.formats import is_full_address

_ENDS = ("id", "name", "description")

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "service": (
        "id", "organization_id", "name", "description", "url", "email", "status", "fees", "accreditations",
        "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert", "last_modified", "schedules",
        "service_areas", "service_at_locations", "languages", "organization", "funding", "cost_options", "contacts",
        "attributes",
    ),
    "organization": (
        *_ENDS, "email", "website", "logo", "uri", "parent_organization_id", "organization_identifiers", "attributes",
    ),
    "organization_identifier": (
        "id", "organization_id", "identifier_scheme", "identifier_type", "identifier", "attributes",
    ),
    "service_at_location": ("id", "service_id", "location_id", "location", "service"),
    "location": (
        "id", "location_type", "name", "description", "latitude", "longitude", "external_identifier",
        "external_identifier_type", "addresses", "accessibility", "attributes",
    ),
    "address": (
        "id", "location_id", "attention", "address_1", "city", "region", "state_province", "postal_code", "country",
        "address_type", "attributes",
    ),
    "accessibility": ("id", "location_id", "description", "details", "url", "attributes", "accessibility"),
    "schedule": (
        "id", "service_id", "service_at_location_id", "valid_from", "valid_to", "dtstart", "freq", "interval", "byday",
        "bymonthday", "description", "opens_at", "closes_at", "schedule_link", "attending_type", "notes",
    ),
    "service_area": ("id", "service_id", "name", "extent", "extent_type", "uri", "service_area"),
    "language": ("id", "service_id", "phone_id"),
    "funding": ("id", "service_id", "source"),
    "cost_option": ("id", "service_id", "valid_from", "valid_to", "option", "amount", "amount_description"),
    "contact": ("id", "service_id", "name", "title", "attributes"),
    "attribute": ("id", "link_id", "taxonomy_term_id", "link_type", "taxonomy_term"),
    "taxonomy": (*_ENDS, "uri", "version", "taxonomy_terms"),
    "taxonomy_term": (*_ENDS, "parent_id", "taxonomy", "taxonomy_id", "term_uri", "term"),
}  # fmt: skip
"""Kind of item -> its fields, in the profile's order. A test holds them equal to the profile's schemas."""

ONE: Final = {
    "organization": "organization",
    "location": "location",
    "service": "service",
    "taxonomy_term": "taxonomy_term",
}
"""Field -> the kind of the one item in it."""

MANY: Final = {
    "schedules": "schedule",
    "service_areas": "service_area",
    "service_at_locations": "service_at_location",
    "languages": "language",
    "funding": "funding",
    "cost_options": "cost_option",
    "contacts": "contact",
    "attributes": "attribute",
    "organization_identifiers": "organization_identifier",
    "addresses": "address",
    "taxonomy_terms": "taxonomy_term",
}
"""Field -> the kind of the items in its list."""


_ADDRESSES: Final = {
    ("accessibility", "url"),
    ("organization", "uri"),
    ("organization", "website"),
    ("schedule", "schedule_link"),
    ("service", "url"),
    ("taxonomy", "uri"),
    ("taxonomy_term", "term_uri"),
}
"""The fields that the profile wants to be full addresses."""


def clean(kind: str, item: Mapping[str, Any]) -> dict[str, Any]:
    """The item with the profile's fields only, in its order, and so everything within it; what is null goes too."""
    kept = {field: _cleaned(kind, field, item[field]) for field in FIELDS[kind] if field in item}
    return {field: value for field, value in kept.items() if value is not None}


def _cleaned(kind: str, field: str, value: Any) -> Any:
    if (kind, field) in _ADDRESSES and isinstance(value, str):
        return _address(value)
    if isinstance(value, list):
        inner = "accessibility" if (kind, field) == ("location", "accessibility") else MANY.get(field)
        return [clean(inner, each) for each in value if isinstance(each, Mapping)] if inner else None
    if isinstance(value, Mapping):
        return clean(ONE[field], value) if field in ONE else None
    return value


def _address(written: str) -> str | None:
    """The address, its letters of other alphabets written as the profile wants; None for what no page opens.

    A feed's own validator lets `javascript:` pass; whoever shows our feed should not have to think of it.
    """
    escaped = iri_to_uri(written)
    return escaped if escaped.lower().startswith(("https://", "http://")) and is_full_address(escaped) else None


def flat(kind: str, item: Mapping[str, Any]) -> dict[str, Any]:
    """The item without its lists, as lists of items show it: one-to-one fields only, and so everything within it."""
    return {
        field: flat(ONE[field], value) if isinstance(value, Mapping) else value
        for field, value in clean(kind, item).items()
        if not isinstance(value, list)
    }
