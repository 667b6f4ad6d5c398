import json
from importlib.resources import files

import pytest

from commonweal.live.directory.feed.fields import FIELDS, MANY, ONE, clean, flat

SCHEMAS = files("commonweal.place.openreferral") / "schemas"


@pytest.mark.parametrize("kind", FIELDS)
def test_the_fields_are_those_of_the_profile(kind):
    theirs = json.loads((SCHEMAS / f"{kind}.json").read_text("utf-8"))["properties"]
    extra = {"service"} if kind == "service_at_location" else set()  # said only in the profile's compiled schema
    assert set(FIELDS[kind]) == set(theirs) | extra
    for field, said in theirs.items():
        inner = said.get("$ref") or said.get("items", {}).get("$ref")
        if inner and (kind, field) != ("location", "accessibility"):
            assert {**ONE, **MANY}[field] == inner.removesuffix(".json")


def test_what_the_profile_does_not_have_stays_here_at_any_depth():
    item = {
        "id": "1", "x": 1, "name": None, "contacts": [{"id": "2", "email": "x@example.org"}, "no"],
        "organization": {"id": "3", "services": []}, "attributes": [{"id": "4", "taxonomy_term": {"code": "1"}}],
    }  # fmt: skip
    assert clean("service", item) == {
        "id": "1", "organization": {"id": "3"}, "contacts": [{"id": "2"}],
        "attributes": [{"id": "4", "taxonomy_term": {}}],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("given", "out"),
    [("https://example.org/é", "https://example.org/%C3%A9"), ("javascript:alert(1)", None), ("example_org", None)],
)
def test_addresses_are_those_that_a_page_opens(given, out):
    assert clean("service", {"url": given}).get("url") == out


def test_a_list_shows_one_to_one_fields_only():
    item = {"id": "1", "schedules": [{"id": "2"}], "organization": {"id": "3", "attributes": [{"id": "4"}]}}
    assert flat("service", item) == {"id": "1", "organization": {"id": "3"}}
