import pytest

pytestmark = pytest.mark.django_db


def test_decisions_are_read_by_everyone(cast, question):
    rows = cast.client("public").get("/api/ourtown/governance/decisions").json()
    assert [(row["title"], row["state"], row["closed"]) for row in rows] == [("One door", "proposed", False)]
