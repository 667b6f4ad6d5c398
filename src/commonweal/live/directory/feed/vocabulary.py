"""Every taxonomy and term of a place's feed: our own first, then those that feeds brought."""

from collections.abc import Callable, Sequence
from typing import Any

from commonweal.live.directory.feed import rows
from commonweal.live.directory.feed.local import (
    CLAUSES,
    KINDS,
    NEEDS,
    Local,
    clause_term,
    kind_term,
    need_term,
    taxonomy,
)
from commonweal.live.directory.feed.terms import taxonomy_out, term_out
from commonweal.live.places.models import Place

Item = dict[str, Any]


class Joined:
    """Sequences or query sets, one after the other, each with how its rows go out; sliced without reading all."""

    def __init__(self, *parts: tuple[Any, Callable[[Any], Item]]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(_length(found) for found, _ in self.parts)

    def __getitem__(self, wanted: slice) -> list[Item]:
        low, high = wanted.start or 0, wanted.stop
        items: list[Item] = []
        for found, out in self.parts:
            length = _length(found)
            if low < length and high > 0:
                items += [out(each) for each in found[max(low, 0) : min(high, length)]]
            low, high = low - length, high - length
        return items


def _length(found: Any) -> int:
    return len(found) if isinstance(found, Sequence) else found.count()


def terms(place: Place) -> Joined:
    """Every term of the place's feed."""
    return Joined(*_ours(place).values(), (rows.terms(place), term_out))


def _ours(place: Place) -> dict[Local, tuple[Any, Callable[[Any], Item]]]:
    slug = place.slug
    return {
        NEEDS: (rows.needs(place), lambda need: need_term(slug, need)),
        KINDS: (rows.kinds(place), lambda kind: kind_term(slug, kind)),
        CLAUSES: (rows.clauses(place), lambda clause: clause_term(slug, clause)),
    }


def taxonomies(place: Place) -> Joined:
    """Every taxonomy of the place's feed; of our own, those that have terms here."""
    used = [local for local, (found, _) in _ours(place).items() if _length(found)]
    return Joined((used, lambda local: taxonomy(place.slug, local)), (rows.taxonomies(place), taxonomy_out))


def one_taxonomy(place: Place, wanted: str) -> Item | None:
    """The taxonomy of that id with its terms; None where there is none."""
    for local, part in _ours(place).items():
        whole = taxonomy(place.slug, local)
        if whole["id"] == wanted:
            inside = Joined(part)
            return {**whole, "taxonomy_terms": inside[: len(inside)]}
    row = rows.taxonomies(place).filter(oruk_id=wanted).first()
    if row is None:
        return None
    inside = [term_out(each) for each in row.terms.select_related("taxonomy", "parent").order_by("name", "pk")]
    return {**taxonomy_out(row), **({"taxonomy_terms": inside} if inside else {})}


def one_term(place: Place, wanted: str) -> Item | None:
    """The term of that id; None where there is none."""
    row = rows.terms(place).filter(oruk_id=wanted).first()
    if row is not None:
        return term_out(row)
    own = (out(each) for found, out in _ours(place).values() for each in found)
    return next((item for item in own if item["id"] == wanted), None)
