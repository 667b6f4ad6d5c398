from commonweal.place.openreferral.copies import LISTED, OWN, WITHIN, Copies, merged

from .samples import ORGANIZATION, SERVICE, organization, service

LOCATION = "3a19ff88-4620-4d17-9830-ac1d859eb5d5"
AT = "e94c9f38-1e8f-4564-91d4-d53501ab1765"
TERM = "3f7b145d-84af-42d7-8fae-eaca714b02b2"


def test_what_lies_within_a_service_becomes_items_of_their_own():
    term = {"id": TERM, "name": "Housing", "description": ""}
    at = {"id": AT, "location": {"id": LOCATION, "name": "Here"}}
    whole = service(service_at_locations=[at], attributes=[{"id": AT, "taxonomy_term": term}])
    copies = Copies()
    copies.add("service", whole, OWN, "service.json", True)
    assert copies.of["service"][SERVICE][0].item["organization_id"] == ORGANIZATION
    assert copies.of["service_at_location"][AT][0].item == {"id": AT, "service_id": SERVICE, "location_id": LOCATION}
    assert copies.of["location"][LOCATION][0].item["name"] == "Here"
    assert copies.of["taxonomy_term"][TERM][0].item == term
    assert copies.of["organization"][ORGANIZATION][0].rank == WITHIN
    assert "attributes" in copies.of["service"][SERVICE][0].item
    assert "organization" in whole, "what came is left as it is"


def test_an_organisation_and_a_taxonomy_give_what_they_hold():
    copies = Copies()
    inner = {key: value for key, value in service().items() if key != "organization"}
    copies.add("organization", organization(services=[inner]), OWN, "", True)
    assert copies.of["service"][SERVICE][0].item["organization_id"] == ORGANIZATION
    term = {"id": TERM, "name": "Housing", "description": ""}
    copies.add("taxonomy", {"id": AT, "name": "n", "description": "", "taxonomy_terms": [term]}, OWN, "", True)
    assert copies.of["taxonomy_term"][TERM][0].item["taxonomy_id"] == AT


def test_what_has_no_id_is_not_kept():
    copies = Copies()
    for item in (None, [], {}, {"id": 3}, {"id": "x"}):
        copies.add("service", item, OWN, "", False)
    assert not copies.of["service"]


def test_the_fuller_copy_comes_first_and_the_other_adds_to_it():
    copies = Copies()
    copies.add("service", service(name="Short", description="Only in the list"), LISTED, "", True)
    copies.add("service", service(name="Full"), OWN, "", True)
    item = merged("service", copies.of["service"][SERVICE])
    assert (item["name"], item["description"]) == ("Full", "Only in the list")


def test_a_service_whose_own_page_is_wrong_is_left_out_but_not_so_an_organisation():
    copies = Copies()
    copies.add("service", service(), LISTED, "", True)
    copies.add("service", service(email=3), OWN, "", False)
    copies.add("organization", organization(email=3), OWN, "", False)
    assert merged("service", copies.of["service"][SERVICE]) is None
    assert merged("organization", copies.of["organization"][ORGANIZATION]) == organization()
