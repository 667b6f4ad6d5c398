"""Money moves by a decision that was taken, and never more than there is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.audit import chain
from commonweal.live.fund import actions
from commonweal.live.fund.models import MonthFigure, Virement
from commonweal.live.governance.models import Decision

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)


def _decision(place, by, **terms):
    return Decision.objects.create(place=place, title="Move it", question="?", made_by=by, **{"state": "taken"} | terms)


@pytest.fixture
def taken(cast):
    """A decision of our town that was taken."""
    return _decision(cast.place, cast.steward)


def _plans(fund):
    return dict(MonthFigure.objects.filter(fund=fund, kind="plan").values_list("component__name", "pence"))


def test_a_virement_moves_plan_and_leaves_the_total(cast, fund, taken):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=1000)
    terms = {"month": MAY, "why": "more need", "decision": taken}
    moved = actions.move(cast.steward, fund.housing, fund.health, pence=400, **terms)
    assert list(taken.virements.all()) == [moved]
    plans = _plans(fund)
    assert plans == {"Housing": 600, "Public Health": 400}
    with pytest.raises(ValidationError, match="has only £6 planned in May 2026"):
        actions.move(cast.steward, fund.housing, fund.health, pence=601, **terms)
    assert _plans(fund) == plans


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**12), st.lists(st.tuples(st.booleans(), st.integers(1, 10**12)), max_size=6))
def test_whatever_is_moved_the_plan_sums_to_the_same_and_is_nowhere_below_nothing(cast, fund, taken, plan, moves):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=plan)
    actions.set_month(cast.steward, fund.health, month=MAY, kind="plan", pence=0)
    for back, pence in moves:
        ends = (fund.health, fund.housing) if back else (fund.housing, fund.health)
        before = _plans(fund)[ends[0].name]
        if pence <= before:
            actions.move(cast.steward, *ends, month=MAY, pence=pence, why="need", decision=taken)
        else:
            with pytest.raises(ValidationError, match="has only"):
                actions.move(cast.steward, *ends, month=MAY, pence=pence, why="need", decision=taken)
    assert sum(_plans(fund).values()) == plan
    assert min(_plans(fund).values()) >= 0


@pytest.mark.parametrize("state", ["proposed", "withdrawn"])
def test_a_decision_that_is_not_taken_moves_nothing(cast, fund, taken, state):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=1000)
    # The row in hand may be stale: what the database says is what counts.
    Decision.objects.filter(pk=taken.pk).update(state=state)
    with pytest.raises(ValidationError, match="is not taken"):
        actions.move(cast.steward, fund.housing, fund.health, month=MAY, pence=1, why="x", decision=taken)
    assert not Virement.objects.exists()


def test_a_decision_of_another_place_or_none_moves_nothing(cast, fund):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=1000)
    until = {"is_open": False, "closed_because": "x", "closed_until": date(2999, 1, 1)}
    for closed in ({}, until):
        theirs = _decision(cast.elsewhere, cast.outsider, **closed)
        with pytest.raises(ValidationError, match="of another place"):
            actions.move(cast.steward, fund.housing, fund.health, month=MAY, pence=1, why="x", decision=theirs)
    with pytest.raises(ValidationError, match="Choose the decision"):
        actions.move(cast.steward, fund.housing, fund.health, month=MAY, pence=1, why="x", decision=None)


@pytest.mark.parametrize(
    ("change", "says"),
    [({"pence": 0}, "more than nothing"), ({"why": " "}, "Say why"), ({"month": date(2026, 7, 1)}, "only £0 planned")],
)
def test_money_does_not_move_without_amount_reason_or_plan(cast, fund, taken, change, says):
    actions.set_month(cast.steward, fund.housing, month=MAY, kind="plan", pence=1000)
    terms = {"month": MAY, "pence": 1, "why": "need", "decision": taken} | change
    with pytest.raises(ValidationError, match=says):
        actions.move(cast.steward, fund.housing, fund.health, **terms)
    with pytest.raises(PermissionDenied):
        actions.move(cast.lead, fund.housing, fund.health, **terms)
    with pytest.raises(ValidationError, match="two components"):
        actions.move(cast.steward, fund.housing, fund.housing, month=MAY, pence=1, why="need", decision=taken)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the tests' SQLite is in memory, one connection's own")
def test_virements_at_the_same_moment_cannot_overdraw_nor_wait_for_each_other_for_ever(cast, fund, taken):
    for component in (fund.housing, fund.health):
        actions.set_month(cast.steward, component, month=MAY, kind="plan", pence=1000)

    def one(n):
        ends = (fund.housing, fund.health) if n % 4 else (fund.health, fund.housing)
        try:
            actions.move(cast.steward, *ends, month=MAY, pence=400, why="at once", decision=taken)
        except ValidationError:
            return 0
        finally:
            connection.close()
        return 1 if n % 4 else -1

    with ThreadPoolExecutor(8) as threads:
        done = list(threads.map(one, range(16)))
    plans = _plans(fund)
    assert sum(plans.values()) == 2000
    assert min(plans.values()) >= 0
    assert plans["Housing"] == 1000 - 400 * sum(done)
    assert Virement.objects.count() == sum(map(abs, done)) < 16
    assert chain.verify() is None
