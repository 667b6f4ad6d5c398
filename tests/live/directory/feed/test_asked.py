from datetime import time

import pytest

from commonweal.live.directory.feed.asked import (
    Asked,
    UnanswerableError,
    fitting,
    is_id,
    services,
    services_at_locations,
)
from commonweal.live.directory.feed.hours import Hours
from commonweal.live.directory.feed.local import CLAUSES, KINDS, NEEDS, clause_term, kind_term, local_id, need_term
from commonweal.live.directory.models import Location, Service, Taxonomy, TaxonomyTerm

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(cast, hall):
    """Names of the services that fit."""
    walk = Service.objects.create(
        place=cast.place, organisation=cast.council, name="Walks", kind="group", minimum_age=50, maximum_age=80,
        extra={"schedules": [{"byday": "MO,2TU", "opens_at": "10:00:00", "closes_at": "12:00"}, {"byday": "SU"}]},
    )  # fmt: skip
    of_feed = Taxonomy.objects.create(place=cast.place, name="Feed's")
    term = TaxonomyTerm.objects.create(place=cast.place, taxonomy=of_feed, name="Walking")
    walk.terms.add(term)

    def names(**asked):
        return [row.name for row in services(cast.place, Asked(**asked))]

    names.term, names.taxonomy = str(term.oruk_id), str(of_feed.oruk_id)
    return names


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, ["Night beds", "Walks"]),
        ({"search": "beds harbour"}, ["Night beds"]),
        ({"search": "beds walks"}, []),
        ({"search": "\x00 %"}, []),
        ({"minimum_age": 50}, ["Walks"]),
        ({"minimum_age": 50.5}, []),
        ({"maximum_age": 80}, ["Walks"]),
        ({"maximum_age": 79}, []),
        ({"hours": Hours(day="TU")}, ["Walks"]),
        ({"hours": Hours(day="WE")}, []),
        ({"hours": Hours(day="MO", start=time(9), end=time(12))}, ["Walks"]),
        ({"hours": Hours(day="SU", start=time(9))}, []),
        ({"taxonomy_term_id": "nothing"}, []),
        ({"taxonomy_id": local_id("ourtown", "nothing")}, []),
        ({"taxonomy_id": local_id("ourtown", NEEDS.key)}, ["Night beds"]),
        ({"taxonomy_id": local_id("ourtown", KINDS.key)}, ["Walks"]),
        ({"taxonomy_id": local_id("ourtown", CLAUSES.key)}, ["Night beds"]),
    ],
)
def test_each_question_narrows_the_answer(found, asked, names):
    assert found(**asked) == names


def test_terms_of_feeds_and_of_our_own_are_found(found, beds):
    assert found(taxonomy_term_id=found.term) == found(taxonomy_id=found.taxonomy) == ["Walks"]
    assert found(taxonomy_term_id=need_term("ourtown", beds.need)["id"]) == ["Night beds"]
    assert found(taxonomy_term_id=kind_term("ourtown", Service.Kind.GROUP)["id"]) == ["Walks"]
    assert found(taxonomy_term_id=clause_term("ourtown", beds.clause)["id"]) == ["Night beds"]


def test_what_asks_for_nothing_is_no_condition(cast):
    assert not fitting(cast.place, Asked())


def test_a_postcode_is_that_of_the_locations_own(cast, beds, hall):
    def here(*asked):
        return list(services_at_locations(cast.place, Asked(), *asked))

    assert here("pl11aa") == here("PL1") == here() == [beds.here]
    assert here("PL1 1AB") == here("PL") == here("PL1 1") == []
    far = Location.objects.create(place=cast.place, name="Far", postcode="PL9 9ZZ", latitude=50.47, longitude=-4.14)
    there = beds.at_locations.create(place=cast.place, location=far)
    assert here("PL1 1AA", 11_000) == [beds.here]
    assert here("PL1 1AA", 11_200) == [beds.here, there]


@pytest.mark.parametrize("asked", [("", 10.0), ("PL2 2BB", 10.0)])
def test_a_distance_from_nowhere_known_is_not_made_up(cast, hall, asked):
    with pytest.raises(UnanswerableError, match="postcode"):
        services_at_locations(cast.place, Asked(), *asked)


def test_ids_are_told_from_other_words():
    assert is_id("48102e86-bb50-41c4-8f1e-e269368c41d1")
    assert not is_id("{48102e86-bb50-41c4-8f1e-e269368c41d1}")
    assert not is_id("1")
