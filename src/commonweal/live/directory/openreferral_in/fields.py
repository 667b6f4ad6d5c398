"""Items of a feed and rows of the directory in one shape, so that they can be compared field by field.

The shape is a mapping: the name of a field, or `extra.` and the feed's own name for what has no field here, to a plain
value. What is blank is not in it. Links are the other item's id; a service's terms are a sorted list of ids.
"""

import math
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from commonweal.place.openreferral import Item, Problem

Said = dict[str, Any]
EXTRA: Final = "extra."
OLDEST: Final = 150
LINKS: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "service": (("organization_id", "organisation", "organization"),),
    "service_at_location": (("service_id", "service", "service"), ("location_id", "location", "location")),
    "taxonomy_term": (("taxonomy_id", "taxonomy", "taxonomy"), ("parent_id", "parent", "taxonomy_term")),
}
"""Part -> name in a feed, name of our field, and the part it leads to."""
NEEDED: Final = {"service": ("organisation",), "service_at_location": ("service", "location")}
"""Links without which a row cannot be."""
LONGEST: Final = {"organization": 200, "taxonomy": 300, "taxonomy_term": 300, "location": 300, "service": 300}
"""How long a name may be."""
_STREET: Final = ("address_1", "address_2", "city", "region", "state_province")


def _text(most: int) -> Callable[[Any], Any]:
    return lambda value: value if isinstance(value, str) and len(value) <= most else None


def _web_address(value: Any) -> Any:
    """Only what a browser opens as a page: `javascript:` is an address too."""
    good = isinstance(value, str) and value.lower().startswith(("https://", "http://")) and len(value) <= 500
    return value if good else None


def _age(value: Any) -> Any:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return int(value) if whole and 0 <= value <= OLDEST and value == int(value) else None


def _day(value: Any) -> Any:
    """The day, where it is written as we would write it again."""
    try:
        return value if date.fromisoformat(value).isoformat() == value else None
    except (TypeError, ValueError):
        return None


def _degrees(value: Any) -> Any:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and abs(value) <= 360 else None


_LONG = 1_000_000
_TAKEN: Final[dict[str, dict[str, tuple[str, Callable[[Any], Any]]]]] = {
    "organization": {"description": ("description", _text(_LONG))},
    "taxonomy": {"description": ("description", _text(_LONG))},
    "taxonomy_term": {"description": ("description", _text(_LONG)), "code": ("code", _text(200))},
    "location": {"latitude": ("latitude", _degrees), "longitude": ("longitude", _degrees)},
    "service": {
        "description": ("description", _text(_LONG)),
        "status": ("status", _text(20)),
        "url": ("url", _web_address),
        "email": ("email", _text(254)),
        "minimum_age": ("minimum_age", _age),
        "maximum_age": ("maximum_age", _age),
        "assured_date": ("confirmed_on", _day),
    },
    "service_at_location": {},
}
"""Part -> name in a feed -> our field, and what it takes from the feed's value (None: it cannot hold it)."""


def said_of(part: str, item: Item, known: Callable[[str, str], bool]) -> Said:
    """What an item says, in our shape.

    Args:
        part: what it is, one of the feed's parts.
        item: as a feed's `items` hold it.
        known: whether a part's id is in the feed or in the place already; a link to nothing stays in `extra`.
    """
    left = {name: value for name, value in item.items() if name != "id"}
    said: Said = {}
    if part in LONGEST and isinstance(left.get("name"), str) and left["name"]:
        said["name"] = left.pop("name")
    for theirs, ours, target in LINKS.get(part, ()):
        value = left.get(theirs)
        if isinstance(value, str) and known(target, value.lower()):
            said[ours] = left.pop(theirs).lower()
    for theirs, (ours, taken) in _TAKEN[part].items():
        if theirs in left and (value := taken(left[theirs])) not in (None, ""):
            said[ours] = value
            del left[theirs]
    if part == "location":
        said |= _address(left)
    if part == "service" and (terms := sorted({key for key in term_ids(item) if known("taxonomy_term", key)})):
        said["terms"] = terms
    said = {name: value for name, value in said.items() if value not in (None, "")}
    return said | {f"{EXTRA}{name}": value for name, value in left.items()}


def term_ids(item: Item) -> Iterator[str]:
    """The ids of the terms that an item's attributes name."""
    attributes = item.get("attributes")
    for attribute in attributes if isinstance(attributes, list) else ():
        if isinstance(attribute, dict):
            term = attribute.get("taxonomy_term")
            key = term.get("id") if isinstance(term, dict) else attribute.get("taxonomy_term_id")
            if isinstance(key, str):
                yield key.lower()


def _address(left: Item) -> Said:
    """Street and postcode of the first address, for our pages; the addresses themselves stay as they are."""
    addresses = left.get("addresses")
    first = addresses[0] if isinstance(addresses, list) and addresses else None
    if not isinstance(first, dict):
        return {}
    street = ", ".join(first[name] for name in _STREET if isinstance(first.get(name), str) and first[name])
    code = first.get("postal_code")
    return {"address": street, "postcode": code if isinstance(code, str) and len(code) <= 12 else ""}


def cannot_be(part: str, item: Item, said: Said) -> Iterator[Problem]:
    """Why an item that is as the profile has it still cannot be a row here."""
    where = f"{part} {item['id']}"
    name = said.get("name", "")
    most = LONGEST.get(part)
    if most and len(name) > most:
        yield Problem(f"{where}.name", f"has {len(name):,} characters", f"At most {most} are kept")
    if part in LONGEST and part != "location" and not name.strip():
        yield Problem(f"{where}.name", "is blank", "Say what it is called")
    for theirs, ours, target in LINKS.get(part, ()):
        if ours in NEEDED.get(part, ()) and ours not in said:
            spoken = target.replace("_", " ")
            given = "names one that is not here" if f"{EXTRA}{theirs}" in said else "names none"
            yield Problem(f"{where}.{theirs}", given, f"It needs a {spoken} that is in the feed, without a fault")
