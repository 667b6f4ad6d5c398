"""The copies in which a feed says the same thing: in a list, on a page of its own, and within other things."""

from dataclasses import dataclass
from typing import Any, Final

from commonweal.place.openreferral.check import problems
from commonweal.place.openreferral.feed import PARTS, Item
from commonweal.place.openreferral.formats import is_uuid

OWN, LISTED, WITHIN = 3, 2, 1
"""How full a copy is: on a page of its own, in a list, within another thing."""
_INNER: Final = {
    "service": (("organization", "organization", "organization_id"),),
    "service_at_location": (
        ("location", "location", "location_id"),
        ("service", "service", "service_id"),
    ),
}
_OUTER: Final = {
    "service": (("service_at_locations", "service_at_location", "service_id"),),
    "organization": (("services", "service", "organization_id"),),
    "taxonomy": (("taxonomy_terms", "taxonomy_term", "taxonomy_id"),),
}


@dataclass(frozen=True)
class Copy:
    """One copy: how full it is, where it stands, and whether it is as the profile has it."""

    item: Item
    rank: int
    where: str
    valid: bool


class Copies:
    """All copies of a feed, by part and id."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, list[Copy]]] = {part: {} for part in PARTS}

    def add(self, part: str, item: Any, rank: int, where: str, valid: bool) -> None:
        """Add an item, and what lies within it as items of their own."""
        if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not is_uuid(item["id"]):
            return
        flat = {name: value for name, value in item.items() if value is not None}
        key = item["id"].lower()
        self._inner(part, flat, where, valid)
        self._outer(part, flat, key, where, valid)
        self._terms(flat, where, valid)
        self.of[part].setdefault(key, []).append(Copy(flat, rank, where, valid))

    def _within(self, part: str, item: Any, where: str, valid: bool) -> None:
        # Within what is valid everything is; within what is not, an inner thing may be right by itself.
        self.add(part, item, WITHIN, where, valid or not any(each.grave for each in problems(part, item)))

    def _inner(self, part: str, flat: Item, where: str, valid: bool) -> None:
        """Put its id in the place of a thing that it belongs to."""
        for name, inner, link in _INNER.get(part, ()):
            if name in flat and isinstance(flat[name], dict):
                item = flat.pop(name)
                if isinstance(item.get("id"), str):
                    flat[link] = item["id"].lower()
                self._within(inner, item, f"{where}.{name}", valid)

    def _outer(self, part: str, flat: Item, key: str, where: str, valid: bool) -> None:
        """Take the things that belong to it out, with its id in each."""
        for name, inner, link in _OUTER.get(part, ()):
            if isinstance(flat.get(name), list):
                for number, item in enumerate(flat.pop(name)):
                    if isinstance(item, dict):
                        self._within(inner, {link: key} | item, f"{where}.{name}[{number}]", valid)

    def _terms(self, flat: Item, where: str, valid: bool) -> None:
        attributes = flat.get("attributes")
        for number, attribute in enumerate(attributes if isinstance(attributes, list) else ()):
            if isinstance(attribute, dict) and isinstance(attribute.get("taxonomy_term"), dict):
                path = f"{where}.attributes[{number}].taxonomy_term"
                self._within("taxonomy_term", attribute["taxonomy_term"], path, valid)


def merged(part: str, copies: list[Copy]) -> Item | None:
    """One item of all its valid copies, the fuller before the others; None where it has to be left out.

    A service of which the fullest copy is wrong is left out, even where a shorter one is right: its own page is what
    it says of itself. Of anything else, any copy that is right will do.
    """
    best = max(copy.rank for copy in copies)
    if part == "service" and not any(copy.valid for copy in copies if copy.rank == best):
        return None
    item: Item = {}
    for copy in sorted((copy for copy in copies if copy.valid), key=lambda copy: -copy.rank):
        item = copy.item | item
    return item or None
