from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.fund import actions
from commonweal.live.fund.position import months_of, position

pytestmark = pytest.mark.django_db


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_year_has_twelve_months_in_order(start):
    months = months_of(start)
    assert len(set(months)) == 12
    assert months == sorted(months)
    assert months[0] == start.replace(day=1)


def test_plan_actual_and_forecast_by_month(cast, fund):
    may = date(2026, 5, 1)
    actions.set_month(cast.steward, fund.housing, month=may, kind="plan", pence=1000)
    actions.set_month(cast.steward, fund.health, month=may, kind="plan", pence=300)
    actions.set_month(cast.steward, fund.housing, month=may, kind="forecast", pence=1200)
    actions.record_entry(
        cast.steward, fund, day=date(2026, 5, 9), memo="x", postings={fund.spent: 250, fund.bank: -250}
    )
    found = {month.month: month for month in position(fund)}[may]
    assert (found.plan, found.actual, found.forecast) == (1300, 250, 1500)
    assert sum(month.actual for month in position(fund)) == 250
