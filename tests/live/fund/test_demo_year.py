from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.demo_year import live_a_year
from commonweal.live.fund.models import Fund
from commonweal.live.fund.position import position

pytestmark = pytest.mark.django_db


def test_any_place_s_year_follows_its_version_to_the_penny(cast):
    made = actions.open_fund(cast.steward, cast.place, title="x", year_starts=date(2026, 4, 1))
    version = actions.publish_version(cast.steward, made, title="Ours", source="a paper")
    for n, name in enumerate(("Care", "Homes (old & new)")):
        actions.add_line(
            cast.steward, version, component=actions.add_component(cast.steward, made, name=name), strategy="s",
            partner=actions.add_partner(cast.steward, made, name=f"Body {n}"), gross_pence=10**7 + n, mode="pooled",
        )  # fmt: skip
    live_a_year(cast.steward, made, version)
    assert sum(month.plan for month in position(Fund.objects.get())) == 2 * 10**7 + 1
    assert not made.virements.exists(), "no decision was taken, so nothing moves"
