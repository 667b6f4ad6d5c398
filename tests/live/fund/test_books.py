"""The books of a year, as the ledger and the published version give them."""

from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.books import agreement_of, current_version, gather, years_of
from commonweal.live.fund.models import Account, Agreement, Line, RiskShareRule, Version
from commonweal.live.fund.position import months_of, position
from commonweal.live.fund.statements import QUARTERS, Sums, statement

pytestmark = pytest.mark.django_db
APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


@pytest.fixture
def spent(cast, fund):
    """£10 paid in by the council in April, £7 spent on housing in May, £2 of it on nothing in particular in March."""
    by = cast.steward
    other = Account.objects.create(fund=fund, code="expenses:bank charges", kind="expense")
    actions.record_entry(by, fund, day=date(2026, 4, 2), memo="in", postings={fund.bank: 1000, fund.paid_in: -1000})
    fund.paid = actions.record_entry(
        by, fund, day=date(2026, 5, 31), memo="beds", postings={fund.spent: 700, fund.bank: -700}
    )
    actions.record_entry(by, fund, day=date(2027, 3, 31), memo="fees", postings={other: 200, fund.bank: -200})
    actions.record_entry(by, fund, day=date(2027, 4, 1), memo="next", postings={fund.spent: 1, fund.bank: -1})
    actions.set_contribution(by, fund.council, year=2026, pence=1000)
    actions.set_month(by, fund.housing, month=MAY, kind="plan", pence=600)
    actions.set_month(by, fund.housing, month=MAY, kind="forecast", pence=650)
    return fund


def test_a_year_is_what_happened_in_its_twelve_months(cast, spent):
    book = gather(cast.steward, spent, 2026)
    assert dict(book.spent) == {(MAY, spent.housing.pk): 700, (date(2027, 3, 1), None): 200}
    assert dict(book.received) == {(APRIL, "Council"): 1000}
    assert (book.plan, book.forecast) == ({(MAY, spent.housing.pk): 600}, {(MAY, spent.housing.pk): 650})
    assert book.components[None] == "Tied to no component"
    assert book.through == date(2027, 3, 1)
    assert dict(gather(cast.steward, spent, 2027).spent) == {(date(2027, 4, 1), spent.housing.pk): 1}


def test_years_are_the_open_one_and_those_with_entries(cast, fund, spent):
    assert years_of(spent) == [2027, 2026]
    spent.year_starts = date(2029, 4, 1)
    assert years_of(spent) == [2029, 2027, 2026]


def test_a_reversal_takes_an_expense_out_of_the_statement_and_sums_still_hold(cast, spent):
    actions.reverse_entry(cast.steward, spent.paid, day=date(2026, 8, 3), memo="wrong")
    book = gather(cast.steward, spent, 2026)
    year, quarters = statement(book), [statement(book, n) for n in QUARTERS]
    assert [q.whole.actual for q in quarters] == [700, -700, 0, 200]
    assert sum((q.whole for q in quarters), Sums()) == year.whole


def test_a_statement_agrees_with_the_position_by_month(cast, spent):
    whole, months = statement(gather(cast.public, spent, 2026)).whole, position(spent)
    for name in ("plan", "actual", "forecast"):
        assert getattr(whole, name) == sum(getattr(month, name) for month in months), name


def test_the_version_with_lines_says_which_strategy_a_component_serves(cast, spent):
    Version.objects.create(fund=spent, key="totals", title="Totals only", source="somewhere", gross_pence=5)
    assert current_version(cast.public, spent) is None
    version = Version.objects.create(fund=spent, key="talk", title="Talk", source="the talk")
    line = {"version": version, "component": spent.housing, "mode": "pooled", "gross_pence": 30}
    for strategy, partner in (("Community", spent.council), ("Community", spent.nhs), ("Wellbeing", spent.nhs)):
        Line.objects.create(**line, strategy=strategy, partner=partner)
    assert current_version(cast.public, spent) == version
    assert gather(cast.public, spent, 2026).strategies == {spent.housing.pk: {"Community": 60, "Wellbeing": 30}}


def test_the_agreement_of_a_year_is_the_one_in_force_in_it(cast, spent):
    old = Agreement.objects.create(fund=spent, title="Old", begins=date(2024, 4, 1), ends=date(2026, 3, 31))
    new = Agreement.objects.create(fund=spent, title="New", begins=APRIL)
    RiskShareRule.objects.create(agreement=new, fund=spent, order=1, kind="proportional", clause="in proportion")
    found = [agreement_of(cast.public, spent, tuple(months_of(date(year, 4, 1)))) for year in (2023, 2025, 2026)]
    assert found == [None, old, new]
    made = statement(gather(cast.public, spent, 2026))
    assert [(p.name, p.variance) for p in made.partners] == [("Council", 300)]
