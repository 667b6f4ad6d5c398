import pytest

pytestmark = pytest.mark.django_db


def test_entries_are_read_as_far_as_the_reader_may(cast, beds):
    rows = cast.client("public").get("/api/ourtown/directory/entries").json()
    assert [(row["name"], row["needs"]) for row in rows] == [("Night beds", ["homelessness"])]
    assert cast.client("public").get("/api/ourtown/directory/entries?page=2").json() == []
    beds.status = "inactive"
    beds.save()
    assert cast.client("public").get("/api/ourtown/directory/entries").json() == []
    assert len(cast.client("worker").get("/api/ourtown/directory/entries").json()) == 1
