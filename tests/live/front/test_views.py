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
