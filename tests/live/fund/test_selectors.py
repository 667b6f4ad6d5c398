import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund.models import Line, Version
from commonweal.live.fund.selectors import fund_of, parts

pytestmark = pytest.mark.django_db
amounts = st.lists(st.tuples(st.integers(0, 10**13), st.integers(0, 10**12), st.integers(0, 3)), min_size=1, max_size=8)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts)
def test_every_view_of_a_version_sums_to_the_same_penny(cast, fund, rows):
    version = Version.objects.create(fund=fund, key=f"v{Version.objects.count()}", title="v", source="s")
    for gross, income, n in rows:
        Line.objects.create(
            version=version, component=(fund.housing, fund.health)[n % 2], strategy=str(n),
            mode=("pooled", "aligned")[n // 2], partner=(fund.council, fund.nhs)[n % 2],
            gross_pence=gross, income_pence=income,
        )  # fmt: skip
    whole = sum(gross - income for gross, income, _ in rows)
    for by in ("component__name", "strategy", "partner__name", "mode"):
        assert sum(part.net for part in parts(cast.public, version, by)) == whole


def test_a_closed_place_shows_no_fund(cast, fund):
    assert fund_of(cast.public, cast.place) == fund
    cast.place.is_public = False
    cast.place.save()
    assert fund_of(cast.public, cast.place) is None
