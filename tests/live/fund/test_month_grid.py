from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.month_grid import grid, stamp

pytestmark = pytest.mark.django_db


def test_the_grid_is_the_open_year_s_and_its_stamp_changes_with_it(cast, fund):
    before = stamp(fund, "plan")
    actions.set_month(cast.steward, fund.housing, month=date(2025, 5, 1), kind="plan", pence=9)
    assert stamp(fund, "plan") == before
    actions.set_month(cast.steward, fund.housing, month=date(2026, 5, 1), kind="plan", pence=7)
    assert grid(fund, "plan") == {(fund.housing.pk, date(2026, 5, 1)): 7}
    assert stamp(fund, "plan") != before
    assert stamp(fund, "forecast") == before
