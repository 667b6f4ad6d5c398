import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from tests.live.directory.openreferral_in.conftest import brought_in, bundle, mock  # noqa: F401 - used as a fixture
from tests.live.directory.openreferral_in.feeds import feeds, key, service
from tests.shared_data import shared

from commonweal.live.directory import actions
from commonweal.live.directory.feed import entries, rows
from commonweal.live.directory.models import Location, Service
from commonweal.place.openreferral import problems

pytestmark = pytest.mark.django_db
MOCKS = "oruk/validator-mocks/OpenReferralApi/Mocks"


def sent(place, reader=rows.EVERYONE):
    """Every service of a place as it goes out, by id."""
    return {str(row.oruk_id): entries.service_out(row) for row in rows.services(place, reader=reader)}


def test_an_entry_of_our_own_says_what_it_is_in_the_profiles_words(cast, beds, hall):
    Service.objects.filter(pk=beds.pk).update(
        phone="01752 000000", kind="group", minimum_age=0, confirmed_on="2026-01-02"
    )
    (item,) = sent(cast.place).values()
    assert problems("service", item) == []
    assert item["contacts"][0]["title"] == "Telephone: 01752 000000"
    assert item["service_areas"][0]["service_area"] == "North"
    assert item["alert"] == "Whom it takes: No dogs."
    assert (item["minimum_age"], item["assured_date"]) == (0, "2026-01-02")
    assert [each["link_type"] for each in item["attributes"]] == ["need", "kind", "eligibility"]
    address = item["service_at_locations"][0]["location"]["addresses"][0]
    assert (address["address_1"], address["city"], address["postal_code"]) == (
        "1 High St, The Hoe",
        "Our Town",
        "PL1 1AA",
    )


def test_nobody_who_works_with_an_entry_is_named_in_it(cast, beds):
    actions.edit_service(cast.lead, beds, description="Warm")
    actions.suggest_correction(cast.worker, beds, words="Not on Sundays")
    said = json.dumps(sent(cast.place))
    for word in (cast.lead.name, cast.lead.email, cast.worker.email, "Sundays"):
        assert word not in said


@pytest.mark.parametrize("name", ["Default", "Test", "Warn"])
def test_a_mock_feed_goes_out_as_it_came_in(cast, mock, name):  # noqa: F811 - the fixture of that name
    brought_in(cast.steward, cast.place, mock(name))
    folder = shared(f"{MOCKS}/V3.0-UK-{name}")
    full = _read(folder / "service_full.json")
    if name == "Warn":  # its page of one service at a location has another id than the service's own page gives it
        lone = _read(folder / "service_at_location_full.json")
        full["service_at_locations"].append({"id": lone["id"], "location": lone["location"]})
    assert sent(cast.place) == {full["id"]: full}
    out = {str(row.oruk_id): entries.whole_service_at_location(row) for row in rows.services_at_locations(cast.place)}
    came = _read(folder / "service_at_location_full.json")
    assert out[came["id"]] == came


def _read(path):
    return json.loads(path.read_text("utf-8"))


def test_of_the_failing_mock_no_service_is_in_to_go_out(cast, mock):  # noqa: F811 - the fixture of that name
    brought_in(cast.steward, cast.place, mock("Fail"))
    assert sent(cast.place) == {}


VARIANTS = _read(shared(f"{MOCKS}/V3.0-UK-Test") / "service_list.json")["contents"]


def test_the_ways_of_the_test_feed_to_say_little_goes_out_as_it_came_in(cast):
    """All 128 have one id, so each is a feed of its own; 28 name nobody who gives them, and cannot be brought in.

    Who gives a service may be said by id; it goes out in full.
    """
    from django.db import transaction

    whose = [each["organization"] for each in VARIANTS if "organization" in each][:1]
    with_somebody = [each for each in VARIANTS if {"organization", "organization_id"} & set(each)]
    assert len(with_somebody) == 100
    for item in with_somebody[::4]:
        with transaction.atomic():
            feed = {
                "services": [item],
                "organizations": [whose[0] | {"id": item.get("organization_id", whose[0]["id"])}],
            }
            brought_in(cast.steward, cast.place, json.dumps(feed).encode())
            (out,) = [entries.service_in_list(row) for row in rows.services(cast.place)]
            by_id = {"organization", "organization_id"}
            assert {n: v for n, v in out.items() if n not in by_id} == {n: v for n, v in item.items() if n not in by_id}
            assert out["organization"]["id"] == (item.get("organization") or {"id": item.get("organization_id")})["id"]
            transaction.set_rollback(True)


@settings(
    max_examples=15, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), database=None
)
@given(feed=feeds())
def test_any_valid_feed_goes_out_as_it_came_but_for_what_the_profile_lacks(cast, feed):
    from django.db import transaction

    with transaction.atomic():
        done = brought_in(cast.steward, cast.place, json.dumps(feed).encode())
        assert done.state == "applied"
        out = sent(cast.place, cast.steward)
        for item in out.values():
            assert problems("service", item) == []
        for item in feed["services"]:
            if item["id"] in out:
                _same(item, out[item["id"]])
        transaction.set_rollback(True)


def _same(came, went):
    """Whether what the profile has of the item went out as it came; an address that is none is left out."""
    from commonweal.live.directory.feed.fields import clean

    expected = clean("service", came)
    # These feeds say of several services that they are given at one and the same `service_at_location`.
    compared = [name for name in expected if name not in ("organization", "service_at_locations")]
    assert {name: went.get(name) for name in compared} == {name: expected[name] for name in compared}
    assert went["organization"].items() >= {"id": came["organization"]["id"]}.items()


def test_a_feed_says_when_an_entry_changed_until_it_is_changed_here(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service(last_modified="2024-01-01T00:00:00.000Z")]))
    (item,) = sent(cast.place).values()
    assert item["last_modified"] == "2024-01-01T00:00:00.000Z"
    actions.edit_service(cast.steward, Service.objects.get(), description="Other beds")
    (item,) = sent(cast.place).values()
    assert item["last_modified"] > "2026"
    assert item["description"] == "Other beds"


def test_a_need_that_a_feeds_term_was_taken_for_is_not_told_twice(cast, beds):
    term = {"id": key(30), "name": "homelessness", "description": "No home."}
    feed = bundle(services=[service(attributes=[{"id": key(70), "taxonomy_term": term}])])
    brought_in(cast.steward, cast.place, feed)
    item = sent(cast.place)[key(10)]
    assert [each["id"] for each in item["attributes"]] == [key(70)]


def test_a_place_without_an_address_has_none_made_up(cast):
    row = Location(place=cast.place, name="The Hoe")
    assert "addresses" not in entries.location_out(row)
    assert entries.location_out(row)["location_type"] == "physical"


def test_moments_are_universal_and_to_the_millisecond():
    from datetime import UTC, datetime

    assert entries.moment(datetime(2026, 4, 1, 10, 0, 0, 123456, UTC)) == "2026-04-01T10:00:00.123Z"
    assert entries.moment(None) is None


def test_what_says_nothing_is_not_said():
    assert entries.given(a=None, b="", c=[], d=0) == {"d": 0}
