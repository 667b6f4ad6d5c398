import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.place.openreferral.samples import broken

from commonweal.live.directory.models import Service
from commonweal.live.directory.openreferral_in import actions
from commonweal.live.directory.openreferral_in.plan import plan_of
from commonweal.live.directory.openreferral_in.rows import Rows
from commonweal.place.openreferral import documents, feed_of

from .conftest import brought_in, bundle, looked_at
from .feeds import NAMES, at_location, feeds, key, organization, service, term

pytestmark = pytest.mark.django_db
AT_RANDOM = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def read(value):
    return feed_of(*documents("feed.json", json.dumps(value).encode()))


def told(imported, what):
    return [change for change in imported.plan["changes"] if change["what"] == what]


def as_planned(before, plan):
    """What the rows should say once the plan is carried out with nothing ticked."""
    after = {part: dict(rows) for part, rows in before.items()}
    for change in plan.changes:
        if change.what == "add":
            after[change.part][change.key] = plan.said[change.part][change.key]
        for each in change.fields:
            if not each.changed_here:
                row = after[change.part][change.key] = dict(after[change.part][change.key])
                row.pop(each.name, None)
                if each.there is not None:
                    row[each.name] = each.there
    return after


@AT_RANDOM
@given(first=feeds(), second=feeds(), name=NAMES)
def test_what_was_planned_is_what_happens_and_a_second_time_nothing(cast, first, second, name):
    with transaction.atomic():
        brought_in(cast.steward, cast.place, json.dumps(first).encode())
        for row in Service.objects.filter(place=cast.place)[:1]:
            Service.objects.filter(pk=row.pk).update(name=name[:200])
        plan = plan_of(cast.place, "county", read(second))
        expected = as_planned(Rows(cast.place).said, plan)
        brought_in(cast.steward, cast.place, json.dumps(second).encode())
        assert Rows(cast.place).said == expected
        again = plan_of(cast.place, "county", read(second))
        assert not [change for change in again.changes if change.what == "add"]
        assert all(each.changed_here for change in again.changes for each in change.fields)
        brought_in(cast.steward, cast.place, json.dumps(second).encode())
        assert Rows(cast.place).said == expected
        transaction.set_rollback(True)


@AT_RANDOM
@given(value=feeds())
def test_nothing_that_a_feed_says_is_lost(cast, value):
    """Each item can be put together again from its row: `extra`, and over it the fields that are not blank."""
    names = {"organisation": "organization_id", "confirmed_on": "assured_date", "parent": "parent_id"}
    with transaction.atomic():
        feed = read(value)
        brought_in(cast.steward, cast.place, json.dumps(value).encode())
        for part in ("organization", "taxonomy_term", "service"):
            rows = Rows(cast.place).said[part]
            for id, item in feed.items[part].items():
                again = {names.get(name, name).removeprefix("extra."): each for name, each in rows[id].items()}
                again.pop("terms", None)
                assert again | {"id": id} == item
        transaction.set_rollback(True)


def test_a_new_feed_is_all_added_and_nothing_is_written_yet(cast):
    plan = looked_at(cast.steward, cast.place, bundle(services=[service(service_at_locations=[at_location()])])).plan
    assert plan["counts"] == {"add": 4, "change": 0, "same": 0, "gone": 0, "left_out": 0}
    assert not Service.objects.exists()


def test_what_the_feed_changed_is_told_field_by_field(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    [change] = told(looked_at(cast.steward, cast.place, bundle(services=[service(fees="£3", name="New")])), "change")
    assert [(each["name"], each["here"], each["there"], each["changed_here"]) for each in change["fields"]] == [
        ("extra.fees", "none", "£3", False),
        ("name", "Service 10", "New", False),
    ]


def test_what_was_changed_here_since_is_told_and_so_is_what_another_feed_said(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    Service.objects.filter(place=cast.place).update(name="Our name")
    [change] = told(looked_at(cast.steward, cast.place, bundle(services=[service()])), "change")
    assert [(each["name"], each["changed_here"]) for each in change["fields"]] == [("name", True)]
    other = looked_at(cast.steward, cast.place, bundle(services=[service(fees="£3")]), feed="another")
    assert {each["name"] for each in told(other, "change")[0]["fields"] if each["changed_here"]} == {
        "name",
        "extra.fees",
    }


def test_a_later_day_of_confirming_here_is_no_disagreement(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    Service.objects.filter(place=cast.place).update(confirmed_on="2026-03-04")
    assert not told(looked_at(cast.steward, cast.place, bundle(services=[service()])), "change")


def test_a_service_that_has_gone_is_told_only_where_the_feed_lists_all(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service(10), service(11)]))
    [gone] = told(looked_at(cast.steward, cast.place, bundle(services=[service(10)])), "gone")
    assert gone["key"] == key(11)
    one = json.dumps(service(10)).encode()
    assert not told(looked_at(cast.steward, cast.place, one), "gone")
    faulty = bundle(services=[service(10), service(11, email=3)])
    assert not told(looked_at(cast.steward, cast.place, faulty), "gone"), "it is there, and only wrong"
    assert not told(looked_at(cast.steward, cast.place, bundle(services=[service(10)]), feed="another"), "gone")


def test_what_hangs_on_something_that_is_left_out_is_left_out_too(cast):
    whole = service(organization=organization(name="x" * 201), service_at_locations=[at_location()])
    plan = looked_at(cast.steward, cast.place, bundle(services=[whole])).plan
    assert {change["part"] for change in plan["changes"]} == {"location"}
    assert plan["counts"]["left_out"] == 3


def test_terms_in_a_ring_are_kept_as_words(cast):
    ring = [term(30, parent_id=key(31)), term(31, parent_id=key(30)), term(32, parent_id=key(32)), term(33)]
    brought_in(cast.steward, cast.place, bundle(taxonomy_terms=[*ring, term(34, parent_id=key(33))]))
    rows = Rows(cast.place).said["taxonomy_term"]
    assert sum("parent" in row for row in rows.values()) == 2
    assert rows[key(32)]["extra.parent_id"] == key(32)
    assert rows[key(34)]["parent"] == key(33)
    again = looked_at(cast.steward, cast.place, bundle(taxonomy_terms=[*ring, term(34, parent_id=key(33))]))
    assert again.plan["counts"]["change"] == 0


def test_a_ring_that_would_go_through_what_is_here_is_not_closed(cast):
    brought_in(cast.steward, cast.place, bundle(taxonomy_terms=[term(30, parent_id=key(31)), term(31)]))
    brought_in(cast.steward, cast.place, bundle(taxonomy_terms=[term(31, parent_id=key(30))]))
    assert "parent" not in Rows(cast.place).said["taxonomy_term"][key(31)]


def test_a_long_way_up_is_gone_once(cast):
    terms = [term(1000 + n, parent_id=key(1001 + n)) for n in range(3000)]
    assert looked_at(cast.steward, cast.place, bundle(taxonomy_terms=terms)).plan["counts"]["add"] == 3000


def test_the_same_id_in_another_place_is_another_row(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    done = brought_in(cast.outsider, cast.elsewhere, bundle(services=[service(name="Theirs")]))
    assert done.plan["counts"]["add"] == 2
    assert sorted(Service.objects.values_list("name", flat=True)) == ["Service 10", "Theirs"]


@AT_RANDOM
@given(data=st.data())
def test_a_plan_of_a_broken_feed_never_falls_over(cast, data):
    attributes = [{"id": key(5), "taxonomy_term": term()}]
    value = {"services": [service(service_at_locations=[at_location()], attributes=attributes)]}
    with transaction.atomic():
        row = looked_at(cast.steward, cast.place, json.dumps(broken(value, data)).encode())
        if row.state == "checked":
            row = actions.apply_import(cast.steward, actions.start_import(cast.steward, row, take=(), retire=()))
            assert row.state == "applied"
        transaction.set_rollback(True)


def test_an_organisation_that_is_called_as_one_here_is_told(cast):
    row = looked_at(cast.steward, cast.place, bundle(organizations=[organization(name="HARBOUR shelter")]))
    assert [each["what"] for each in row.plan["problems"]] == ["there is a HARBOUR shelter here already"]
    assert row.plan["counts"]["add"] == 1
