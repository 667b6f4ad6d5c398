import json

import pytest

from commonweal.place.openreferral import Limits, NoFeedError, documents, feed_of, fetched

from .samples import service
from .server import paged, serving

TERM = "3f7b145d-84af-42d7-8fae-eaca714b02b2"


def many(count):
    return [service(id=f"{n:08}-0000-4000-8000-000000000000", name=f"Service {n}") for n in range(count)]


def read(base, **limits):
    return feed_of(*documents(*fetched(base, Limits(**limits), local=True)))


def feed(items, size=10):
    by_id = {item["id"]: item | {"description": "In full."} for item in items}

    def answer(path, query, handler):
        if path == "/api/services":
            return paged(items, query, size)
        if path == "/api/taxonomy_terms":
            return paged([{"id": TERM, "name": "Housing", "description": ""}], query, size)
        if path.startswith("/api/services/"):
            return by_id.get(path.removeprefix("/api/services/"))
        return None

    return answer


@pytest.mark.parametrize("end", ["/api", "/api/", "/api/services", "/api/services?page=3"])
def test_all_pages_are_fetched_and_then_each_service_in_full(end):
    with serving(feed(many(25))) as base:
        found = read(f"{base}{end}")
    assert len(found.items["service"]) == 25
    assert {item["description"] for item in found.items["service"].values()} == {"In full."}
    assert list(found.items["taxonomy_term"]) == [TERM]
    assert (found.problems, found.whole) == ([], True)


def test_a_mock_feed_that_is_served_reads_as_its_folder(mock):
    folder = mock("Warn")
    files = {
        "/services": "service_list", "/taxonomies": "taxonomy_list", "/taxonomy_terms": "taxonomy_term_list",
        "/service_at_locations": "service_at_location_list", "/": "api_details",
    }  # fmt: skip

    def answer(path, query, handler):
        name = "service_full" if path.startswith("/services/") else files.get(path)
        return json.loads((folder / f"{name}.json").read_text()) if name else None

    with serving(answer) as base:
        found = read(base)
    assert len(found.items["service"]) == 1
    assert found.is_valid, "what is short of a field is no part of these lists"


def test_a_list_that_never_ends_is_left():
    def endless(path, query, handler):
        number = int(query["page"])
        return {"contents": [service(id=f"{number:08}-0000-4000-8000-000000000000")], "total_pages": 10**9}

    with serving(endless) as base, pytest.raises(NoFeedError, match="goes on for more than 20 pages"):
        read(base, pages=20)


def test_a_server_that_gives_the_same_page_again_and_again_is_at_its_end():
    def same(path, query, handler):
        items = many(3)
        by_id = {item["id"]: item for item in items}
        return {"contents": items} if path == "/services" else by_id.get(path.removeprefix("/services/"))

    with serving(same) as base:
        assert len(read(base).items["service"]) == 3


def test_a_page_that_is_missing_is_told_and_the_feed_is_not_whole():
    items = many(3)
    plain = feed(items)

    def answer(path, query, handler):
        return "gone" if path.endswith(items[1]["id"]) else plain(path, query, handler)

    with serving(answer) as base:
        found = read(f"{base}/api")
    assert len(found.items["service"]) == 3, "what the list says of it is kept"
    assert [each.where for each in found.problems] == ["service_00002.json"]


@pytest.mark.parametrize(
    ("said", "what"),
    [(None, "answers with 404"), ([], "is no page of a feed"), ({"contents": 3}, "is no page of a feed")],
)
def test_an_address_that_leads_to_no_feed_is_told(said, what):
    with serving(lambda path, query, handler: said) as base, pytest.raises(NoFeedError, match=what):
        read(base)


def test_an_address_of_a_file_is_that_file():
    with serving(lambda path, query, handler: [service()] if path == "/feed.json" else None) as base:
        assert len(read(f"{base}/feed.json").items["service"]) == 1
        with pytest.raises(NoFeedError, match="answers with 404"):
            read(f"{base}/other.json")
