import pytest

pytestmark = pytest.mark.django_db


def test_the_year_is_read_in_pence(cast, fund):
    rows = cast.client("public").get("/api/ourtown/fund/position").json()
    assert len(rows) == 12
    assert rows[0] == {"month": "2026-04-01", "plan": 0, "actual": 0, "forecast": 0}
