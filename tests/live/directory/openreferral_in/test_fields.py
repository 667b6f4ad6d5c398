import pytest

from commonweal.live.directory.openreferral_in.fields import cannot_be, said_of, term_ids

from .feeds import key, organization, service, term


def everything(part, id):
    return True


def nothing(part, id):
    return False


def flat(**more):
    item = service(**more)
    return item | {"organization_id": item.pop("organization")["id"]}


def test_what_has_a_field_stands_in_it_and_the_rest_stays_under_its_own_name():
    said = said_of("service", flat(), everything)
    assert said == {
        "name": "Service 10", "description": "Beds.", "status": "active", "url": "https://example.org/beds",
        "email": "beds@example.org", "minimum_age": 18, "confirmed_on": "2026-01-02", "organisation": key(1),
        "extra.fees": "none", "extra.eligibility_description": "Anyone",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("url", "javascript:alert(1)"),
        ("url", "example_org"),
        ("url", "https://example.org/" + "x" * 500),
        ("minimum_age", 17.5),
        ("minimum_age", -1),
        ("minimum_age", 10**30),
        ("assured_date", "soon"),
        ("assured_date", "20260102"),
        ("description", ""),
    ],
)
def test_what_its_field_cannot_hold_exactly_stays_in_extra(name, value):
    said = said_of("service", flat(**{name: value}), everything)
    assert said[f"extra.{name}"] == value
    ours = {"assured_date": "confirmed_on"}.get(name, name)
    assert ours not in said


@pytest.mark.parametrize("value", [50.4, 100, -360])
def test_degrees_are_numbers(value):
    assert said_of("location", {"id": key(1), "latitude": value}, everything)["latitude"] == value
    assert "extra.latitude" in said_of("location", {"id": key(1), "latitude": 10**400}, everything)


def test_an_address_is_read_for_our_pages_and_kept_as_it_is():
    address = {"address_1": "1 High St", "city": "Plymouth", "postal_code": "PL1 1AA"}
    said = said_of("location", {"id": key(1), "name": "Hall", "addresses": [address]}, everything)
    assert (said["address"], said["postcode"]) == ("1 High St, Plymouth", "PL1 1AA")
    assert said["extra.addresses"] == [address]
    assert said_of("location", {"id": key(1), "addresses": ["?"]}, everything) == {"extra.addresses": ["?"]}


def test_a_link_to_nothing_stays_a_word():
    said = said_of("taxonomy_term", term(parent_id=key(31)), nothing)
    assert said["extra.parent_id"] == key(31)
    assert said_of("taxonomy_term", term(parent_id=key(31)), everything)["parent"] == key(31)


def test_terms_are_named_by_attributes_in_either_way():
    item = {"attributes": [{"taxonomy_term": term(31)}, {"taxonomy_term_id": key(30)}, {"id": 3}, "x"]}
    assert list(term_ids(item)) == [key(31), key(30)]
    assert said_of("service", flat(**item), everything)["terms"] == [key(30), key(31)]
    assert list(term_ids({"attributes": "x"})) == []


@pytest.mark.parametrize(
    ("part", "item", "what"),
    [
        ("service", flat(name="x" * 301), "has 301 characters"),
        ("service", flat(name=" "), "is blank"),
        ("organization", organization(name="x" * 201), "has 201 characters"),
        ("organization", organization(name=""), "is blank"),
        ("service", service(organization=None), "names none"),
        ("service", service(organization_id=key(9)), "names one that is not here"),
    ],
)
def test_what_cannot_be_a_row_is_told(part, item, what):
    told = list(cannot_be(part, item, said_of(part, item, nothing)))
    assert what in [each.what for each in told] or any(what in each.what for each in told)
    assert all(each.grave for each in told)
