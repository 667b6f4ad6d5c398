import pytest

pytestmark = pytest.mark.django_db


def test_with_one_place_home_leads_there(cast):
    assert cast.client("public").get("/").headers["Location"] == "/ourtown/"
    assert "Elsewhere" in cast.client("outsider").get("/").content.decode()


def test_an_empty_place_says_what_to_do(cast):
    shown = cast.client("public").get("/ourtown/").content.decode()
    for words in ("No service is listed yet", "No pooled fund", "No decision is recorded"):
        assert words in shown


def test_search_downloads_and_says_when_nothing_is_found(cast):
    client = cast.client("public")
    assert "Nothing holds all of these words" in client.get("/ourtown/search/?q=zebra").content.decode()
    assert client.get("/ourtown/search/?q=shelter&format=csv").headers["Content-Type"].startswith("text/csv")


def test_pages_carry_a_strict_policy(cast):
    policy = cast.client("public").get("/ourtown/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_many_hits_have_pages_and_one_download(cast):
    from commonweal.live.directory.models import Service

    whose = {"place": cast.place, "organisation": cast.shelter}
    Service.objects.bulk_create(Service(**whose, name=f"Harbour {n}") for n in range(50))
    cast.shelter.name = "Harbour Shelter"
    client = cast.client("public")
    first = client.get("/ourtown/search/?q=harbour").content.decode()
    assert "Page 1 of 2" in first
    assert "q=harbour&amp;page=2" in first
    second = client.get("/ourtown/search/?q=harbour&page=2").content.decode()
    assert "Harbour Shelter" in second
    assert "Harbour Shelter" not in first.split("<tbody")[1]
    assert len(client.get("/ourtown/search/?q=harbour&format=csv").content.decode().splitlines()) == 52
