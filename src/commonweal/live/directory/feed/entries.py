"""Entries of the directory as the profile's services, with their organisations and places; pure, from loaded rows.

What came in with a feed goes out as it came (`extra`), unless a field of ours says otherwise by now.
"""

from datetime import UTC, datetime
from typing import Any

from commonweal.live.directory.feed.fields import clean, flat
from commonweal.live.directory.feed.local import alert, clause_term, kind_term, local_id, need_term
from commonweal.live.directory.feed.terms import term_out
from commonweal.live.directory.models import Location, Service, ServiceAtLocation

Item = dict[str, Any]
PROFILE = "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md"


def given(**fields: Any) -> Item:
    """The fields that say something: neither null, nor empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def service_out(row: Service) -> Item:
    """A whole service with everything in it."""
    item = _service(row)
    places = [service_at_location_out(each) for each in row.at_locations.all()]
    return clean("service", {**item, **given(service_at_locations=places)})


def service_in_list(row: Service) -> Item:
    """A service as lists show it."""
    return flat("service", _service(row))


def _service(row: Service) -> Item:
    extra = row.extra
    clauses = list(row.thresholds.all())
    said = given(
        name=row.name,
        description=row.description,
        url=row.url,
        email=row.email,
        status=row.status,
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        alert=" ".join(filter(None, [extra.get("alert"), alert(clauses)])),
        assured_date=row.confirmed_on.isoformat() if row.confirmed_on else None,
        last_modified=_last_modified(row),
        service_areas=[*extra.get("service_areas", []), *_areas(row)],
        contacts=[*extra.get("contacts", []), *_telephone(row)],
        attributes=_attributes(row, clauses),
    )
    return {**extra, "id": str(row.oruk_id), "organization": organisation_out(row.organisation), **said}


def _last_modified(row: Service) -> str | None:
    """When it last changed: what its feed said, until it is changed here."""
    changed, came = getattr(row, "changed", None), getattr(row, "came", None)
    if changed is None or (came is not None and changed <= came):
        return row.extra.get("last_modified")
    return moment(changed)


def moment(at: datetime | None) -> str | None:
    """A moment as the profile writes it: in universal time, to the millisecond."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None


def _areas(row: Service) -> list[Item]:
    place = row.place.slug
    return [
        {"id": local_id(place, "area", row.oruk_id, area.key), "name": area.name, "service_area": area.name}
        for area in row.areas.all()
    ]


def _telephone(row: Service) -> list[Item]:
    # The profile took telephones out; a contact that is the service itself is where readers will see the number.
    if not row.phone:
        return []
    number = f"Telephone: {row.phone}"
    return [{"id": local_id(row.place.slug, "telephone", row.oruk_id), "name": row.name, "title": number}]


def _attributes(row: Service, clauses: list[Any]) -> list[Item]:
    place = row.place.slug
    theirs = row.extra.get("attributes", [])
    known = {each.get("taxonomy_term_id") or each.get("taxonomy_term", {}).get("id") for each in theirs}
    ours = [("term", term_out(each)) for each in row.terms.all() if str(each.oruk_id) not in known]
    # A need that is called like a term of the feed came from it, and is told already.
    called = {each.name.casefold() for each in row.terms.all()}
    ours += [("need", need_term(place, each)) for each in row.needs.all() if each.name.casefold() not in called]
    if row.kind != Service.Kind.SERVICE:
        ours.append(("kind", kind_term(place, Service.Kind(row.kind))))
    ours += [("eligibility", clause_term(place, each)) for each in clauses]
    once = {term["id"]: (link_type, term) for link_type, term in ours}
    made = [
        {
            "id": local_id(place, "attribute", row.oruk_id, term["id"]),
            "link_id": str(row.oruk_id),
            "taxonomy_term_id": term["id"],
            "link_type": link_type,
            "taxonomy_term": term,
        }
        for link_type, term in once.values()
    ]
    return [*theirs, *made]


def organisation_out(row: Any) -> Item:
    """An organisation, with what its feed said of it."""
    item = {**row.extra, "id": str(row.oruk_id), "name": row.name, "description": row.description}
    return clean("organization", item)


def service_at_location_out(row: ServiceAtLocation) -> Item:
    """A service at a location, without the service."""
    item = {**row.extra, "id": str(row.oruk_id), "location": location_out(row.location)}
    return clean("service_at_location", item)


def location_out(row: Location) -> Item:
    """A location; one of our own is physical, with its address in the place's own town."""
    extra = row.extra
    said = given(
        name=row.name,
        latitude=row.latitude,
        longitude=row.longitude,
        addresses=extra.get("addresses") or _address(row),
    )
    return clean("location", {"location_type": "physical", **extra, "id": str(row.oruk_id), **said})


def _address(row: Location) -> list[Item]:
    if not (row.address or row.postcode):
        return []
    return [
        {
            "id": local_id(row.place.slug, "address", row.oruk_id),
            "address_1": ", ".join(line.strip() for line in row.address.splitlines() if line.strip()) or row.name,
            "city": row.place.title,
            "state_province": row.place.title,
            "postal_code": row.postcode,
            "country": "GB",
            "address_type": "physical",
        }
    ]


def whole_service_at_location(row: ServiceAtLocation) -> Item:
    """A service at a location with everything of both, but not where else the service is."""
    item = service_at_location_out(row)
    return clean("service_at_location", {**item, "service": clean("service", _service(row.service))})


def service_at_location_in_list(row: ServiceAtLocation) -> Item:
    """A service at a location as lists show it."""
    return flat("service_at_location", {**service_at_location_out(row), "service": _service(row.service)})
