import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.place.openreferral import Feed, NoFeedError, documents, feed_of, read_feed

from .samples import ORGANIZATION, SERVICE, broken, organization, service

ONE_OF_EACH = dict.fromkeys(
    ("organization", "taxonomy", "taxonomy_term", "location", "service", "service_at_location"), 1
)


def counted(feed):
    return {part: len(items) for part, items in feed.items.items()}


def of(value, name="feed.json"):
    return feed_of(*documents(name, json.dumps(value).encode()))


@pytest.mark.parametrize("name", ["Default", "Test"])
def test_a_good_mock_feed_is_read_whole(mock, name):
    feed = read_feed(mock(name))
    assert counted(feed) == ONE_OF_EACH
    assert feed.whole
    listed = [each for each in feed.problems if not each.where.startswith("organization_list.json")]
    assert not any(each.grave for each in listed)


def test_the_long_list_of_one_service_is_read_once_and_told(mock):
    feed = read_feed(mock("Test"))
    told = [each.what for each in feed.problems]
    assert "says it has 31 items, 256 are here" in told, "the list comes in two files of 128"
    assert "is listed 256 times" in told
    assert feed.is_valid


def test_the_warning_feed_is_read_with_its_warning(mock):
    feed = read_feed(mock("Warn"))
    assert len(feed.items["service"]) == 1
    assert [str(each) for each in feed.problems if each.grave] == [
        "taxonomy_term.json: has no description. The profile asks for id and name and description."
    ]


def test_of_the_failing_feed_the_rest_is_read(mock):
    feed = read_feed(mock("Fail"))
    assert len(feed.left_out["service"]) == 3
    assert counted(feed) == {
        "organization": 5, "taxonomy": 1, "taxonomy_term": 2, "location": 1, "service": 0, "service_at_location": 2,
    }  # fmt: skip
    where = [each.where for each in feed.problems if each.grave]
    assert sum(each.startswith("service_full.json") for each in where) == 1
    assert sum(each.startswith("service_list.json") for each in where) == 8
    assert len(where) == 11


@pytest.mark.parametrize(
    "shape",
    [
        lambda it: it,
        lambda it: [it],
        lambda it: {"contents": [it], "total_items": 1},
        lambda it: {"services": [it]},
        lambda it: {"organizations": [organization()], "services": [it], "taxonomies": []},
    ],
)
def test_a_service_is_read_however_it_is_wrapped(shape):
    feed = of(shape(service()))
    assert feed.items["service"] == {
        SERVICE: {"id": SERVICE, "name": "Night beds", "status": "active", "organization_id": ORGANIZATION}
    }
    assert feed.problems == []


def test_only_a_list_can_tell_that_a_service_has_gone():
    assert not of(service()).whole
    assert of([service()]).whole
    assert of({"services": []}).whole
    assert of({"contents": [service()], "total_items": 1}).whole
    assert not of({"contents": [service()], "total_items": 2}).whole, "a page is missing"
    assert not of([organization(website="https://example.org")]).whole


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, {"a": 1}, [1, None], {"contents": [None, 1, []]}])
def test_what_is_no_feed_is_told(value):
    feed = of(value)
    assert not any(feed.items.values())
    assert feed.problems or value == []


def test_where_too_much_is_wrong_the_rest_is_not_read(monkeypatch):
    monkeypatch.setitem(feed_of.__globals__, "MOST_GRAVE", 5)
    feed = of({"services": [{}] * 10 + [service()]})
    assert not feed.items["service"]
    assert not feed.whole
    assert "was not read" in feed.problems[0].what


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NoFeedError, match="cannot be read"):
        read_feed(tmp_path / "nothing.json")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_however_a_valid_feed_is_broken_it_is_read_or_told(mock, data):
    """A random part of a valid service is replaced by anything: no error escapes, and what is kept is valid."""
    value = broken(mock("Test", "service_full.json"), data)
    feed = of([value])
    assert isinstance(feed, Feed)
    for part, items in feed.items.items():
        for key, item in items.items():
            assert item["id"].lower() == key, part
    if not feed.items["service"]:
        assert feed.problems
