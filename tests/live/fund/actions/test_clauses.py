"""Clauses are kept only as a whole under which every penny of an overspend falls to somebody."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonweal.live.fund import actions
from commonweal.live.fund.models import Agreement, RiskShareRule
from commonweal.live.fund.what_if import what_if

pytestmark = pytest.mark.django_db
LEAD = {"kind": "lead", "clause": "the council bears it", "terms": {"bearer": "Council"}}
FIXED = {"kind": "fixed", "clause": "77:23", "terms": {"shares": {"NHS": 7700, "Council": 2300}}}
EVEN = {"kind": "proportional", "clause": "in proportion", "terms": {}}
CAPPED = {"kind": "capped", "clause": "capped", "terms": {"bearer": "NHS", "caps": {"Council": 50}}}


@pytest.fixture
def agreement(cast, fund):
    """An agreement without clauses, with what both partners pay in."""
    for partner, pence in ((fund.council, 25), (fund.nhs, 75)):
        actions.set_contribution(cast.steward, partner, year=2026, pence=pence)
    return Agreement.objects.create(fund=fund, title="x", begins=date(2026, 4, 1))


def test_clauses_are_taken_in_the_order_of_their_ends_whenever_they_were_written(cast, fund, agreement):
    for clause, end in ((LEAD, None), (CAPPED, 900), (FIXED, 100), (EVEN, 500)):
        actions.add_clause(cast.steward, agreement, **clause, up_to_pence=end)
    assert [rule.kind for rule in agreement.rules.all()] == ["fixed", "proportional", "capped", "lead"]
    shares = [(share.partner, share.pence) for share in what_if(fund, agreement, 1000)]
    assert shares == [
        ("NHS", 77), ("Council", 23), ("Council", 100), ("NHS", 300), ("Council", 50), ("NHS", 350), ("Council", 100),
    ]  # fmt: skip


def test_an_agreement_that_leaves_a_part_to_nobody_is_told_at_once(cast, fund, agreement):
    with pytest.raises(ValidationError, match="say nothing of the part beyond £1; add a last clause"):
        actions.add_clause(cast.steward, agreement, **FIXED, up_to_pence=100)
    last = actions.add_clause(cast.steward, agreement, **LEAD)
    first = actions.add_clause(cast.steward, agreement, **FIXED, up_to_pence=100)
    with pytest.raises(ValidationError, match="say nothing of the part"):
        actions.remove_clause(cast.steward, last)
    with pytest.raises(ValidationError, match="say nothing of the part"):
        actions.change_clause(cast.steward, last, **LEAD, up_to_pence=200)
    assert agreement.rules.get(pk=last.pk).up_to_pence is None, "nothing of what was refused is kept"
    actions.remove_clause(cast.steward, first)
    actions.remove_clause(cast.steward, last)
    assert not RiskShareRule.objects.exists()


@pytest.mark.parametrize(
    ("clause", "says"),
    [
        ({**FIXED, "terms": {"shares": {"NHS": 7700}}}, "must sum to 100 %"),
        ({**LEAD, "terms": {"bearer": "Nobody"}}, "no partner of this fund"),
        ({**LEAD, "terms": {"bearer": ""}}, "Name the partner"),
        ({**CAPPED, "terms": {"bearer": "NHS", "caps": {"NHS": 5}}}, "it can have none"),
        ({**LEAD, "terms": {}}, "is told by bearer"),
        ({**EVEN, "terms": {"shares": {}}}, "is told by nothing more"),
        ({**EVEN, "kind": "guess"}, "is one of"),
        ({**EVEN, "clause": " "}, "cannot be blank"),
        ({**EVEN, "up_to_pence": 0}, "ends above nothing"),
    ],
)
def test_a_clause_that_cannot_be_worked_out_is_refused(cast, agreement, clause, says):
    with pytest.raises(ValidationError, match=says):
        actions.add_clause(cast.steward, agreement, **clause)
    assert not RiskShareRule.objects.exists()


def test_no_two_clauses_end_at_the_same_sum(cast, agreement):
    actions.add_clause(cast.steward, agreement, **LEAD)
    with pytest.raises(ValidationError, match="has no end already"):
        actions.add_clause(cast.steward, agreement, **EVEN)
    actions.add_clause(cast.steward, agreement, **EVEN, up_to_pence=100)
    with pytest.raises(ValidationError, match="ends at £1 too"):
        actions.add_clause(cast.steward, agreement, **FIXED, up_to_pence=100)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 10**10), st.sampled_from([FIXED, EVEN, CAPPED, LEAD])), max_size=4),
       st.integers(1, 10**12))  # fmt: skip
def test_whatever_clauses_are_kept_their_shares_sum_to_any_overspend(cast, fund, agreement, tiers, overspend):
    agreement.rules.all().delete()
    actions.add_clause(cast.steward, agreement, **LEAD)
    for end, clause in tiers:
        if not agreement.rules.filter(up_to_pence=end).exists():
            actions.add_clause(cast.steward, agreement, **clause, up_to_pence=end)
    assert sum(share.pence for share in what_if(fund, agreement, overspend)) == overspend
