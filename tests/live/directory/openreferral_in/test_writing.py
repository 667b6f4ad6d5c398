import pytest

from commonweal.live.directory.models import FeedItem, Location, Need, Service, TaxonomyTerm
from commonweal.live.places.models import Organisation

from .conftest import brought_in, bundle
from .feeds import at_location, key, organization, service, term

pytestmark = pytest.mark.django_db


def the(number=10):
    return Service.objects.get(oruk_id=key(number))


def test_rows_are_made_with_their_links_and_their_history(cast):
    housing = {"id": key(5), "taxonomy_term": term(parent_id=key(31), taxonomy_id=key(60))}
    taxonomy = {"id": key(60), "name": "Needs", "description": "", "taxonomy_terms": [term(31, name="All")]}
    whole = service(service_at_locations=[at_location()], attributes=[housing])
    brought_in(cast.steward, cast.place, bundle(services=[whole], taxonomies=[taxonomy]))
    made = the()
    assert made.organisation.name == "Trust 1"
    assert made.at_locations.get().location.address == "1 High St, Plymouth, Devon"
    [found] = made.terms.all()
    assert (found.parent.name, found.taxonomy.name) == ("All", "Needs")
    for row in (made, made.organisation, Location.objects.get()):
        assert row.history.get().history_user == cast.steward
    assert FeedItem.objects.filter(feed="county").count() == 7
    assert made.full_clean() is None


def test_organisations_of_one_name_get_addresses_of_their_own(cast):
    brought_in(cast.steward, cast.place, bundle(organizations=[organization(1, name="Ŵ"), organization(2, name="Ŵ")]))
    keys = set(Organisation.objects.filter(name="Ŵ").values_list("key", flat=True))
    assert len(keys) == 2
    for row in Organisation.objects.filter(name="Ŵ"):
        assert row.full_clean() is None


def test_a_new_service_helps_with_the_needs_that_its_terms_are_called(cast):
    need = Need.objects.create(place=cast.place, key="homelessness", name="HOMELESSNESS")
    attributes = [{"id": key(5), "taxonomy_term": term()}, {"id": key(6), "taxonomy_term": term(31, name="Other")}]
    brought_in(cast.steward, cast.place, bundle(services=[service(attributes=attributes)]))
    assert list(the().needs.all()) == [need]
    the().needs.clear()
    brought_in(cast.steward, cast.place, bundle(services=[service(attributes=attributes, name="New")]))
    assert not the().needs.exists(), "with what it helps is for people here to say, once it is here"


def test_terms_follow_the_feed(cast):
    def with_terms(*numbers):
        return bundle(services=[service(attributes=[{"id": key(5), "taxonomy_term": term(n)} for n in numbers])])

    brought_in(cast.steward, cast.place, with_terms(30, 31))
    brought_in(cast.steward, cast.place, with_terms(31, 32))
    assert {str(found.oruk_id) for found in the().terms.all()} == {key(31), key(32)}
    assert TaxonomyTerm.objects.count() == 3, "nothing is deleted"


def test_what_was_changed_here_is_kept_unless_it_is_ticked(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    Service.objects.update(name="Ours", description="Ours too")
    new = bundle(services=[service(name="Theirs", description="Theirs too", fees="£3")])
    brought_in(cast.steward, cast.place, new, take=[f"service {key(10)} name"])
    assert (the().name, the().description, the().extra["fees"]) == ("Theirs", "Ours too", "£3")
    assert the().history.first().history_user == cast.steward


def test_what_the_feed_no_longer_says_goes_blank(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    short = {
        name: value for name, value in service().items() if name not in {"url", "minimum_age", "fees", "assured_date"}
    }
    brought_in(cast.steward, cast.place, bundle(services=[short]))
    assert (the().url, the().minimum_age, the().confirmed_on) == ("", None, None)
    assert "fees" not in the().extra


def test_a_service_that_has_gone_is_marked_inactive_only_when_ticked(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service(10), service(11), service(12)]))
    brought_in(cast.steward, cast.place, bundle(services=[service(10)]), retire=[key(11)])
    assert (the(11).status, the(12).status) == ("inactive", "active")


def test_a_service_can_move_to_another_organisation(cast):
    brought_in(cast.steward, cast.place, bundle(services=[service()]))
    brought_in(cast.steward, cast.place, bundle(services=[service(organization=organization(2))]))
    assert the().organisation.name == "Trust 2"
