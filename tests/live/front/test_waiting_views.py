"""The page of what waits: kind by kind, with a way to each thing."""

import pytest
from django.utils import timezone

from commonweal.live.front.waiting import KINDS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_page_of_a_kind_has_its_rows_each_with_a_way_to_them(waits, kind):
    client = waits.client("steward")
    page = client.get(f"/ourtown/waiting/?what={kind.key}").content.decode()
    assert str(kind.title) in page
    table = client.get(f"/ourtown/waiting/?what={kind.key}&format=csv").content.decode()
    assert len(table.splitlines()) == 2
    (row,) = kind.rows(waits.steward, waits.place, timezone.localdate())
    assert client.get(kind.row(row, waits.steward).url).status_code == 200


def test_without_a_kind_the_page_begins_with_one_that_has_any_and_an_unknown_one_is_not_found(waits):
    client = waits.client("public")
    assert "An alliance" in client.get("/ourtown/waiting/").content.decode()
    assert client.get("/ourtown/waiting/?what=nothing").status_code == 404


def test_where_nothing_waits_the_page_says_so(cast):
    assert "Nothing waits today" in cast.client("public").get("/ourtown/waiting/").content.decode()
    assert "Nothing waits today" in cast.client("public").get("/ourtown/").content.decode()
