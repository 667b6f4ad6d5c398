from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund import actions
from commonweal.live.fund.models import MonthFigure
from commonweal.live.fund.month_grid import stamp

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 3)
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_a_contribution_is_set_again_and_keeps_what_it_was(cast, fund):
    for pence in (100, 250):
        row = actions.set_contribution(cast.steward, fund.nhs, year=2026, pence=pence, source="the board's paper")
    assert fund.contributions.get() == row
    assert [version.pence for version in row.history.all()] == [250, 100]
    with pytest.raises(ValidationError, match="not below nothing"):
        actions.set_contribution(cast.steward, fund.nhs, year=2026, pence=-1)
    with pytest.raises(PermissionDenied):
        actions.set_contribution(cast.worker, fund.nhs, year=2026, pence=1)


def _figures(fund, kind="plan"):
    rows = MonthFigure.objects.filter(fund=fund, kind=kind)
    return {(row.component, row.month): row.pence for row in rows.select_related("component")}


cells = st.dictionaries(
    st.tuples(st.booleans(), st.integers(1, 12)), st.one_of(st.none(), st.integers(0, 10**14)), max_size=24
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells)
def test_many_months_are_set_at_once_and_none_takes_a_figure_away(cast, fund, drawn):
    before = _figures(fund)
    figures = {
        ((fund.housing, fund.health)[which], date(2026, month, 1)): pence for (which, month), pence in drawn.items()
    }
    changed = actions.set_months(cast.steward, fund, kind="plan", figures=figures)
    wanted = {key: pence for key, pence in (before | figures).items() if pence is not None}
    assert _figures(fund) == wanted
    assert changed == sum(before.get(key) != pence for key, pence in figures.items())
    assert actions.set_months(cast.steward, fund, kind="plan", figures=figures) == 0


def test_figures_that_somebody_changed_meanwhile_are_not_overwritten(cast, fund):
    seen = stamp(fund, "plan")
    actions.set_months(cast.steward, fund, kind="plan", figures={(fund.housing, MAY): 5}, seen=seen)
    with pytest.raises(ValidationError, match="changed these figures meanwhile"):
        actions.set_months(cast.commissioner, fund, kind="plan", figures={(fund.housing, MAY): 7}, seen=seen)
    assert _figures(fund) == {(fund.housing, MAY): 5}
    assert fund.month_figures.get().history.get().history_user == cast.steward


@pytest.mark.parametrize(("kind", "pence"), [("plan", -1), ("forecast", 10**15), ("actual", 1)])
def test_a_month_refuses_what_cannot_be_and_writes_nothing(cast, fund, kind, pence):
    with pytest.raises(ValidationError):
        actions.set_months(
            cast.steward, fund, kind=kind, figures={(fund.health, JUNE): 1, (fund.housing, MAY): pence}
        )
    with pytest.raises(ValidationError):
        actions.set_month(cast.steward, fund.housing, month=MAY, kind=kind, pence=pence)
    assert not MonthFigure.objects.exists()


def test_workers_do_not_plan(cast, fund):
    with pytest.raises(PermissionDenied):
        actions.set_months(cast.worker, fund, kind="nonsense", figures={})
