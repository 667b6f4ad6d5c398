import json
from importlib.resources import files

import pytest
from tests.shared_data import shared

from commonweal.place.openreferral import KINDS, problems
from commonweal.place.openreferral.check import DEEPEST

from .samples import organization, service

RESOURCES = (
    "service_full",
    "service_list",
    "service_at_location_full",
    "service_at_location_list",
    "organization_full",
    "organization_list",
    "taxonomy",
    "taxonomy_list",
    "taxonomy_term",
    "taxonomy_term_list",
)


def grave(kind, item):
    return [problem for problem in problems(kind, item) if problem.grave]


def of(mock, name, resource):
    folder = mock(name)
    file = f"{resource}.json" if (folder / f"{resource}.json").exists() else f"{resource.removesuffix('_full')}.json"
    return grave(resource.removesuffix("_full"), mock(name, file))


@pytest.mark.parametrize("name", ["Default", "Test"])
@pytest.mark.parametrize("resource", RESOURCES)
def test_every_resource_of_a_good_feed_is_valid(mock, name, resource):
    if (name, resource) != ("Default", "organization_list"):
        assert of(mock, name, resource) == []


def test_the_default_feed_lists_organisations_with_ids_that_are_none(mock):
    found = of(mock, "Default", "organization_list")
    assert len(found) == 25
    assert {each.what for each in found if not each.where.endswith(".id")} == {"has no identifier_type"}
    assert not any(each.where.count(".") < 2 for each in found if each.where.endswith(".id")), "their own ids are right"


@pytest.mark.parametrize("resource", RESOURCES)
def test_of_the_warning_feed_only_the_term_is_short_of_a_field(mock, resource):
    found = [str(problem) for problem in of(mock, "Warn", resource)]
    wanted = ["the whole: has no description. The profile asks for id and name and description."]
    assert found == (wanted if resource == "taxonomy_term" else [])


def test_the_failing_feed_fails_where_its_makers_broke_it(mock):
    assert [(each.where, each.what) for each in of(mock, "Fail", "service_full")] == [
        ("email", 'is "email-example_com"')
    ]
    listed = [(each.where, each.what) for each in of(mock, "Fail", "service_list")]
    assert sorted(listed) == sorted(
        [(f"contents[{n}]", "has no name") for n in range(4)]
        + [
            ("contents[0].email", 'is "email-example_com"'),
            ("contents[1].email", 'is "email-example_com"'),
            ("contents[2].email", "is false"),
            ("contents[3].email", "is 12345"),
        ]
    )
    others = {name for name in RESOURCES if of(mock, "Fail", name)}
    assert others == {"service_full", "service_list", "taxonomy_term"}


def test_what_the_feeds_say_of_themselves_is_held_too(mock):
    for name in ("Default", "Test", "Warn"):
        assert grave("root", mock(name, "api_details.json")) == []
    assert [each.what for each in grave("root", mock("Fail", "api_details.json"))] == ["has no profile"]


@pytest.mark.parametrize("kind", ["service", "service_at_location", "taxonomy", "taxonomy_term", "organization"])
def test_the_examples_of_the_profile_are_valid(kind):
    folder = shared("oruk/uk-profile/examples")
    name = kind if kind.startswith("taxonomy") else f"{kind}_full"
    assert grave(kind, json.loads((folder / f"{name}.json").read_text())) == []


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("id", "17", "a UUID"),
        ("name", 3, "text"),
        ("status", "open", "active, inactive, defunct, temporarily closed"),
        ("email", "nobody", "an e-mail address"),
        ("minimum_age", "12", "a number"),
        ("last_modified", "yesterday", "a day and a time"),
        ("contacts", {}, "a list"),
        ("organization", [], "an object"),
    ],
)
def test_what_is_wrong_is_said_with_what_would_be_right(field, value, right):
    [found] = grave("service", service(**{field: value}))
    assert found.where == field
    assert right in found.right


def test_a_link_without_its_beginning_is_worth_a_look_and_no_more():
    [found] = problems("service", service(url="example.org/help"))
    assert not found.grave
    assert "worth a look" in str(found)


def test_null_says_nothing_but_cannot_stand_for_what_is_required():
    [found] = problems("service", service(description=None))
    assert not found.grave
    assert [each.what for each in grave("service", service(name=None))] == ["has no name"]


def test_a_problem_is_found_within():
    places = [{"id": "17"}]
    [found] = grave("service", service(service_at_locations=places))
    assert found.where == "service_at_locations[0].id"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("item", [None, [], "x", 3, True, {"contents": 1}, {"id": {}}])
def test_whatever_is_no_item_is_told_and_nothing_falls_over(kind, item):
    assert problems(kind, item)
    if kind != "root":
        assert problems(f"{kind}_list", item)


def test_a_page_says_numbers_for_its_numbers():
    [found] = problems("service_list", {"contents": [], "total_items": "31"})
    assert found.where == "total_items"


def test_what_lies_too_deep_is_not_followed():
    item = []
    for _ in range(5000):
        item = [item]
    [found] = problems("organization", organization(attributes=item))
    assert str(DEEPEST) in found.what


def test_a_kind_that_is_none_is_refused():
    with pytest.raises(ValueError, match="nothing that a feed holds"):
        problems("services", {})


def test_the_schemas_come_with_their_licence():
    notice = (files("commonweal.place.openreferral") / "schemas" / "NOTICE.md").read_text()
    assert "Attribution Share-Alike 4.0" in notice
