"""An example of an agreement, marked as one, with a clause of every kind."""

from datetime import timedelta
from typing import Any

from commonweal.live.fund import actions
from commonweal.live.fund.deadlines import due
from commonweal.live.fund.models import Agreement, Fund
from commonweal.live.fund.risk_share import HUNDRED_PER_CENT, allotted
from commonweal.live.fund.what_if import contributions_of

MILLION = 100_000_000
"""Pence in a million pounds."""
SAYS = {
    "aims": "Fewer doors for people with complex needs; help earlier; one plan for the money.",
    "contributions": "What each partner pays in is set by year, and varied by a decision that both have taken.",
    "functions": "Community health, primary care and continuing care; adult social care, public health and housing.",
    "people_and_services": "Everyone who lives in the place, under the four strategies.",
    "staff_and_goods": "Each partner lends the staff who commission, and the rooms they work in.",
    "duration_and_ending": "Three years; reviewed each year; ended by either partner with twelve months' notice.",
    "management": "One pool manager, with a report to both partners after each quarter and a return after the year.",
}


def agree(actor: Any, fund: Fund) -> Agreement:
    """Write the example down by verbs: every item, four clauses as tiers, and one report that was given."""
    agreement = actions.write_agreement(
        actor, fund, title=f"An example, not {fund.place.title}'s agreement", begins=fund.year_starts,
        ends=fund.year_starts.replace(year=fund.year_starts.year + 3) - timedelta(days=1),
        host=next((partner.organisation for partner in fund.partners.all() if partner.organisation_id), None),
        pool_manager="Head of integrated commissioning (example)",
        **{name: f"Example, assumed: {words}" for name, words in SAYS.items()},
    )  # fmt: skip
    paid = contributions_of(fund)
    if len(paid) > 1:
        _clauses(actor, agreement, paid)
    first = due(agreement)[0]
    actions.report_given(
        actor, agreement, kind=first.kind, period_ends=first.period_ends,
        given_on=first.due_on - timedelta(days=5), where="An example; there is no such report.",
    )  # fmt: skip
    return agreement


def _clauses(actor: Any, agreement: Agreement, paid: dict[str, int]) -> None:
    least, *_, most = sorted(paid, key=lambda name: paid[name])
    clauses = [
        ("lead", {"bearer": most}, None, f"Example clause 4: whatever is beyond that, {most} bears."),
        ("fixed", {"shares": allotted(HUNDRED_PER_CENT, paid)}, MILLION // 2,
         "Example clause 1: the first half million is borne in fixed shares."),
        ("proportional", {}, 2 * MILLION,
         "Example clause 2: from there to two million, in proportion to what each partner pays in."),
        ("capped", {"bearer": most, "caps": {least: MILLION // 2}}, 5 * MILLION,
         f"Example clause 3: from there to five million in proportion, but {least} bears no more than half a million."),
    ]  # fmt: skip
    for kind, terms, end, clause in clauses:
        actions.add_clause(actor, agreement, kind=kind, clause=clause, terms=terms, up_to_pence=end)
