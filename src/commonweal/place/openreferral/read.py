"""Reading a feed: from a file, a folder or documents that were fetched, to flat items with all problems at once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from commonweal.place.openreferral.check import problems
from commonweal.place.openreferral.copies import LISTED, OWN, Copies, merged
from commonweal.place.openreferral.documents import Document, NoFeedError, documents, folder_documents
from commonweal.place.openreferral.feed import PARTS, Feed
from commonweal.place.openreferral.problem import Problem

_BUNDLE: Final = {
    "services": "service",
    "organizations": "organization",
    "locations": "location",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
_SHAPES: Final[tuple[tuple[str, set[str]], ...]] = (
    ("service", {"status", "schedules", "service_at_locations", "service_areas", "organization", "organization_id"}),
    ("taxonomy", {"taxonomy_terms"}),
    ("taxonomy_term", {"term", "term_uri", "parent_id", "taxonomy", "taxonomy_id"}),
    ("location", {"addresses", "latitude", "location_type"}),
    ("organization", {"website", "organization_identifiers", "parent_organization_id", "services", "logo"}),
    ("root", {"openapi_url"}),
)
_MOST_PROBLEMS = 2000
MOST_GRAVE = 20_000
"""When so much is wrong, what was sent is hardly a feed, and checking it would keep a server busy for nothing."""
_Found = tuple[str | None, Any, int, str]


def read_feed(source: Path) -> Feed:
    """A feed from a JSON file, a ZIP or a folder. Raises NoFeedError where there is nothing that can be read."""
    if source.is_dir():
        return feed_of(*folder_documents(source))
    try:
        data = source.read_bytes()
    except OSError as error:
        raise NoFeedError(str(source), f"cannot be read ({error.strerror})", "Name a file or a folder") from None
    return feed_of(*documents(source.name, data))


def feed_of(found: list[Document], wrong: list[Problem]) -> Feed:
    """A feed of its documents. `wrong` is what was found before, as by `documents`."""
    feed, copies = Feed(problems=list(wrong)), Copies()
    pages: dict[str, list[dict[str, Any]]] = {}
    items = (each for document in found for each in _items(document, pages))
    ended = _take(items, feed, copies)
    feed.problems += _of_pages(pages)
    _gather(feed, copies)
    feed.whole = ended and _is_whole(found, pages) and not wrong
    if len(feed.problems) > _MOST_PROBLEMS:
        feed.problems = sorted(feed.problems, key=lambda each: not each.grave)[:_MOST_PROBLEMS]
    return feed


def _take(items: Iterator[_Found], feed: Feed, copies: Copies) -> bool:
    """Check each item and keep it; whether all were gone through, or too much was wrong to go on."""
    grave = 0
    for kind, item, rank, where in items:
        if grave > MOST_GRAVE:
            what = f"was not read: more than {MOST_GRAVE:,} things were wrong before it"
            feed.problems.insert(0, Problem("the rest", what, "Ask for the feed to be put right first"))
            return False
        if kind is None:
            right = "Expected services, organizations, locations, taxonomies or their terms"
            feed.problems.append(Problem(where, "is nothing that a feed holds, and left aside", right, grave=False))
            continue
        told = problems(kind, item)
        broken = sum(each.grave for each in told)
        grave += broken
        feed.problems += [each.within(where) for each in told]
        if kind != "root":
            copies.add(kind, item, rank, where, not broken)
    return True


def _items(document: Document, pages: dict[str, list[dict[str, Any]]]) -> Iterator[_Found]:
    """Each item of a document, with what it is, how full it is and where it stands."""
    value, name, kind = document.value, document.name, document.kind
    if isinstance(value, dict) and isinstance(value.get("contents"), list):
        kind = kind or _shape(next(iter(value["contents"]), None))
        pages.setdefault(kind or "", []).append(value)
        yield from ((kind, item, LISTED, f"{name}, contents[{n}]") for n, item in enumerate(value["contents"]))
    elif isinstance(value, dict) and "id" not in value and (bundled := _bundled(value)):
        for key in bundled:
            yield from ((_BUNDLE[key], item, OWN, f"{name}, {key}[{n}]") for n, item in enumerate(value[key]))
    elif isinstance(value, list):
        yield from ((kind or _shape(item), item, OWN, f"{name}, [{n}]") for n, item in enumerate(value))
    else:
        yield (kind if isinstance(value, dict) and kind else _shape(value)), value, OWN, name


def _bundled(value: dict[str, Any]) -> list[str]:
    return [key for key in _BUNDLE if isinstance(value.get(key), list)]


def _shape(item: Any) -> str | None:
    """What an item is by the fields it has; None where that cannot be told."""
    if not isinstance(item, dict):
        return None
    if {"location", "location_id"} & set(item) and {"service", "service_id"} & set(item):
        return "service_at_location"
    return next((kind for kind, fields in _SHAPES if fields & set(item)), None)


def _of_pages(pages: dict[str, list[dict[str, Any]]]) -> Iterator[Problem]:
    for kind, found in pages.items():
        here, said = sum(len(page["contents"]) for page in found), _said(found)
        if said is not None and said != here:
            right = "total_items should be the number of items on all pages together"
            yield Problem(f"{kind} list", f"says it has {said} items, {here} are here", right, grave=False)


def _said(pages: list[dict[str, Any]]) -> int | None:
    return max((page["total_items"] for page in pages if type(page.get("total_items")) is int), default=None)


def _is_whole(found: list[Document], pages: dict[str, list[dict[str, Any]]]) -> bool:
    """Whether the services are listed, and no fewer than the list says there are."""
    if "service" in pages:
        said = _said(pages["service"])
        return said is None or said <= sum(len(page["contents"]) for page in pages["service"])
    values = [document.value for document in found]
    return any(isinstance(each, dict) and "id" not in each and "services" in _bundled(each) for each in values) or any(
        isinstance(each, list) and _shape(next(iter(each), None)) == "service" for each in values
    )


def _gather(feed: Feed, copies: Copies) -> None:
    for part in PARTS:
        for key, found in copies.of[part].items():
            item = merged(part, found)
            if item is None:
                feed.left_out[part].add(key)
            else:
                feed.items[part][key] = item
            listed = sum(copy.rank == LISTED for copy in found)
            if listed > 1:
                where = f"{part} {key}"
                feed.problems.append(Problem(where, f"is listed {listed} times", "List it once", grave=False))
