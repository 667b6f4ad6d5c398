"""Small feeds, written by hand and at random."""

import uuid
from typing import Any

from hypothesis import strategies as st

NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(str.strip)
VALUES = st.recursive(
    st.booleans() | st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6) | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
ADDRESSES = st.sampled_from(["https://example.org/a", "example_org", "javascript:alert(1)", "HTTP://X/"])
DAYS = st.sampled_from(["2026-01-02", "2024-02-30", "soon", "2025-12-31"])


def key(number: int) -> str:
    """An id, the same for the same number."""
    return str(uuid.UUID(int=number + (4 << 76)))


def organization(number: int = 1, **more: Any) -> dict[str, Any]:
    """An organisation as the profile has it."""
    return {"id": key(number), "name": f"Trust {number}", "description": "Helps."} | more


def term(number: int = 30, **more: Any) -> dict[str, Any]:
    """A term as the profile has it."""
    return {"id": key(number), "name": "Homelessness", "description": "No home."} | more


def at_location(number: int = 40, **more: Any) -> dict[str, Any]:
    """A service at a location, within a service."""
    where = {
        "id": key(number + 10),
        "name": "The Hall",
        "latitude": 50.4,
        "longitude": -4.1,
        "location_type": "physical",
    }
    address = {
        "id": key(number + 20), "address_1": "1 High St", "city": "Plymouth", "state_province": "Devon",
        "postal_code": "PL1 1AA", "country": "GB", "address_type": "physical",
    }  # fmt: skip
    return {"id": key(number), "location": where | {"location_type": "physical", "addresses": [address]}} | more


def service(number: int = 10, **more: Any) -> dict[str, Any]:
    """A service as the profile has it, with most of what it may have."""
    return {
        "id": key(number),
        "name": f"Service {number}",
        "description": "Beds.",
        "status": "active",
        "url": "https://example.org/beds",
        "email": "beds@example.org",
        "minimum_age": 18,
        "assured_date": "2026-01-02",
        "fees": "none",
        "eligibility_description": "Anyone",
        "organization": organization(),
    } | more


@st.composite
def feeds(draw: Any) -> dict[str, Any]:
    """A feed that is as the profile has it: organisations, terms, services, each said more or less fully."""
    organizations = [
        organization(n, name=draw(NAMES), **draw(st.fixed_dictionaries({}, optional={"x_more": VALUES})))
        for n in draw(st.sets(st.integers(1, 3), min_size=1))
    ]
    above = st.fixed_dictionaries({}, optional={"parent_id": st.integers(30, 33).map(key)})
    terms = [term(n, name=draw(NAMES), **draw(above)) for n in draw(st.sets(st.integers(30, 33)))]
    some = {
        "description": NAMES,
        "url": ADDRESSES,
        "assured_date": DAYS,
        "minimum_age": st.integers(-3, 200) | st.floats(0, 120),
        "accreditations": NAMES,
        "x_more": VALUES,
        "attributes": st.lists(
            st.sampled_from(terms or [term()]).map(lambda each: {"id": key(70), "taxonomy_term": each}), max_size=2
        ),
        "service_at_locations": st.just([at_location()]),
    }
    services = [
        {
            "id": key(n), "name": draw(NAMES), "organization": draw(st.sampled_from(organizations)),
            "status": draw(st.sampled_from(["active", "inactive", "defunct", "temporarily closed"])),
            **draw(st.fixed_dictionaries({}, optional=some)),
        }
        for n in draw(st.sets(st.integers(10, 13)))
    ]  # fmt: skip
    return {"organizations": organizations, "taxonomy_terms": terms, "services": services}
