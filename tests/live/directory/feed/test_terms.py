import pytest

from commonweal.live.directory.feed.terms import taxonomy_out, term_out
from commonweal.live.directory.models import Taxonomy, TaxonomyTerm

pytestmark = pytest.mark.django_db


def test_a_taxonomy_goes_out_as_it_came(cast):
    row = Taxonomy.objects.create(place=cast.place, name="T", extra={"version": "2", "x": 1, "taxonomy_terms": []})
    assert taxonomy_out(row) == {"id": str(row.oruk_id), "name": "T", "description": "", "version": "2"}


def test_a_term_names_its_taxonomy_and_its_parent(cast):
    of = Taxonomy.objects.create(place=cast.place, name="T")
    parent = TaxonomyTerm.objects.create(place=cast.place, name="P", extra={"parent_id": "gone"})
    row = TaxonomyTerm.objects.create(place=cast.place, name="C", taxonomy=of, parent=parent, extra={"term": "C"})
    assert term_out(row) == {
        "id": str(row.oruk_id), "name": "C", "description": "", "parent_id": str(parent.oruk_id),
        "taxonomy_id": str(of.oruk_id), "term": "C",
    }  # fmt: skip
    assert term_out(parent)["parent_id"] == "gone"
