import pytest
from django.db.models import Sum
from tests.live.loaded import plymouth

from commonweal.live.fund.demo import pence
from commonweal.live.fund.models import Line, Version

pytestmark = pytest.mark.django_db


def test_versions_stand_side_by_side_and_the_lines_sum_to_them_to_the_penny(tmp_path):
    folder, place = plymouth(tmp_path)
    versions = {row.key: row for row in Version.objects.filter(fund__place=place)}
    assert {key: row.gross_pence for key, row in versions.items()} == {
        f.version: pence(f.gross) for f in folder.manifest.funds
    }
    sums = Line.objects.filter(version=versions["talk"]).aggregate(gross=Sum("gross_pence"), income=Sum("income_pence"))
    assert sums["gross"] == versions["talk"].gross_pence == 63_800_000_000
    assert sums["gross"] - sums["income"] == versions["talk"].net_pence
    assert Line.objects.filter(version=versions["talk"]).values("component").distinct().count() == 9


def test_parts_of_a_penny_are_refused():
    from decimal import Decimal

    with pytest.raises(ValueError, match="parts of a penny"):
        pence(Decimal("1.005"))
