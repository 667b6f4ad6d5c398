from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.assurance.figures import Scope
from commonweal.live.assurance.figures.cost import figures, fund_of, least_sure
from commonweal.live.assurance.subjects import subject_of
from commonweal.live.fund import actions
from commonweal.live.fund.models import Line, Version
from commonweal.live.fund.position import months_of, position
from commonweal.live.governance.models import Strategy

from ...fund.conftest import fund  # noqa: F401 - a fixture of the fund's own tests
from .conftest import scope_about, told

pytestmark = pytest.mark.django_db
MONTHS = months_of(date(2026, 4, 1))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    entries=st.lists(st.tuples(st.integers(0, 11), st.integers(1, 10**6)), max_size=6),
    plans=st.dictionaries(st.integers(0, 11), st.integers(0, 10**6), max_size=6),
    forecasts=st.dictionaries(st.integers(0, 11), st.integers(0, 10**6), max_size=6),
)
def test_over_a_whole_year_the_figures_are_those_of_the_year_by_month(cast, fund, entries, plans, forecasts):  # noqa: F811 - as above
    for month, pence in entries:
        paid = {fund.spent: pence, fund.bank: -pence}
        actions.record_entry(cast.steward, fund, day=MONTHS[month], memo="rent", postings=paid)
    for kind, figures_of_kind in (("plan", plans), ("forecast", forecasts)):
        for month, pence in figures_of_kind.items():
            actions.set_month(cast.steward, fund.housing, month=MONTHS[month], kind=kind, pence=pence)
    year = Scope(subject_of(fund), cast.place, MONTHS[0], date(2027, 3, 31), date(2027, 3, 31))
    found, months = told(figures, year), position(fund)
    assert found["plan"].value == sum(row.plan for row in months)
    assert found["actual"].value == sum(row.actual for row in months)
    assert found["forecast"].value == sum(row.forecast for row in months)


def test_what_was_moved_is_told_without_words_that_a_closed_decision_may_hold(cast, fund, decision):  # noqa: F811 - as above
    today = date.today()
    actions.set_month(cast.steward, fund.housing, month=today, kind="plan", pence=500)
    moved = {"month": today, "pence": 200, "why": "More is needed.", "decision": decision}
    actions.move(cast.steward, fund.housing, fund.health, **moved)
    made = told(figures, scope_about(fund))["moved"]
    assert made.value == 200
    assert made.rows[0].cells[1:] == ["Housing", "Public Health"]


def test_a_strategy_has_what_was_published_and_no_ledger(cast, fund):  # noqa: F811 - as above
    strategy = Strategy.objects.create(place=cast.place, key="ours", name="People first")
    version = Version.objects.create(fund=fund, key="talk", title="Talk", source="a talk", as_at=date(2015, 4, 1))
    common = {"version": version, "component": fund.housing, "partner": fund.council, "mode": "pooled"}
    Line.objects.create(strategy="People first", gross_pence=900, income_pence=200, certainty="seen", **common)
    Line.objects.create(strategy="People first", gross_pence=50, certainty="derived", **common)
    Line.objects.create(strategy="Another", gross_pence=1, **common)
    made = told(figures, scope_about(strategy))
    assert list(made) == ["published-talk"]
    assert (made["published-talk"].value, made["published-talk"].how_sure) == (750, "derived")
    assert made["published-talk"].as_at == version.as_at


def test_without_a_fund_there_is_no_figure_and_a_sum_is_as_sure_as_its_least_sure_row(cast, scope):
    assert fund_of(scope) is None
    assert figures(scope) == []
    assert least_sure([Line(certainty="seen"), Line(certainty="")]) == "assumed"
    assert least_sure([Line(certainty="seen")]) == "seen"


def test_what_was_spent_before_the_period_is_not_in_it(cast, fund, scope):  # noqa: F811 - as above
    paid = {fund.spent: 100, fund.bank: -100}
    actions.record_entry(cast.steward, fund, day=scope.since - timedelta(days=1), memo="old", postings=paid)
    actions.record_entry(cast.steward, fund, day=scope.since, memo="new", postings=paid)
    assert [row.cells[1] for row in told(figures, scope)["actual"].rows] == ["new"]
