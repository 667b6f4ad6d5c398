import pytest

from commonweal.live.directory.feed.vocabulary import Joined, one_taxonomy, one_term, taxonomies, terms
from commonweal.live.directory.models import Service, Taxonomy, TaxonomyTerm, Threshold

pytestmark = pytest.mark.django_db


def test_sequences_are_joined_and_sliced_across_their_borders():
    joined = Joined(([1, 2, 3], str), ([], str), ([4, 5], str))
    assert len(joined) == 5
    assert [joined[a:b] for a, b in ((0, 5), (2, 4), (3, 9), (5, 6))] == [
        ["1", "2", "3", "4", "5"], ["3", "4"], ["4", "5"], []
    ]  # fmt: skip


def test_every_term_and_taxonomy_is_listed_and_found_by_its_id(cast, beds):
    Service.objects.create(place=cast.place, organisation=cast.shelter, name="Choir", kind="group")
    of = Taxonomy.objects.create(place=cast.place, name="T")
    TaxonomyTerm.objects.create(place=cast.place, name="C", taxonomy=of)
    every, lists = terms(cast.place), taxonomies(cast.place)
    assert [item["name"] for item in every[:9]] == ["Homelessness", "Community group", "No dogs", "C"]
    assert [one_term(cast.place, item["id"]) for item in every[:9]] == every[:9]
    wholes = [one_taxonomy(cast.place, item["id"]) for item in lists[:9]]
    assert [len(whole["taxonomy_terms"]) for whole in wholes] == [1, 1, 1, 1]
    assert one_term(cast.place, str(beds.oruk_id)) is one_taxonomy(cast.place, str(beds.oruk_id)) is None


def test_what_nobody_uses_here_is_not_listed(cast):
    assert len(taxonomies(cast.place)) == len(terms(cast.place)) == 0


def test_clauses_of_entries_that_are_not_open_are_not_told(cast, beds):
    Threshold.objects.create(
        place=cast.place, organisation=cast.shelter, clause="Only ours", kind="age", hardness=1,
        service=Service.objects.create(place=cast.place, organisation=cast.shelter, name="Gone", status="inactive"),
    )  # fmt: skip
    assert [item["name"] for item in terms(cast.place)[:9]] == ["Homelessness", "No dogs"]
