"""The rows behind a figure sum to it, and entries are read as far as the reader may."""

from datetime import date

import pytest

from commonweal.live.fund import actions
from commonweal.live.fund.books import gather
from commonweal.live.fund.models import Component, Fund
from commonweal.live.fund.periods import period_of
from commonweal.live.fund.rows import asked_of, month_rows, paid_in, postings

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast, fund):
    """`asked(period, **query)` on a fund in which £7 was spent on housing in May, and £10 came in in April."""
    by = cast.steward
    actions.record_entry(by, fund, day=date(2026, 4, 2), memo="in", postings={fund.bank: 1000, fund.paid_in: -1000})
    actions.record_entry(by, fund, day=date(2026, 5, 31), memo="beds", postings={fund.spent: 700, fund.bank: -700})
    fund.book = gather(by, fund, 2026)
    return lambda period="", **query: asked_of(fund, period_of(fund.book, period), query)


def test_rows_of_a_component_sum_to_what_was_spent_on_it(cast, fund, asked):
    for period, pence in (("", 700), ("q1", 700), ("2026-05", 700), ("q2", 0)):
        of = asked(period, component=str(fund.housing.pk))
        assert sum(row.actual for row in month_rows(fund.book, of)) == pence
        assert sum(row.pence for row in postings(cast.worker, fund, of)) == pence
    assert month_rows(fund.book, asked(component=str(fund.health.pk))) == []
    assert month_rows(fund.book, asked(component="none")) == []


def test_rows_of_a_partner_sum_to_what_it_paid_in(cast, fund, asked):
    of = asked(partner=str(fund.council.pk))
    assert sum(row.actual for row in paid_in(fund.book, of)) == 1000
    assert sum(row.pence for row in postings(cast.worker, fund, of)) == -1000
    assert paid_in(fund.book, asked(partner=str(fund.nhs.pk))) == []


def test_entries_are_read_by_members_alone(cast, fund, asked):
    for role, number in (("worker", 1), ("public", 0), ("outsider", 0)):
        assert postings(getattr(cast, role), fund, asked("q1")).count() == number


def test_a_component_of_another_fund_is_not_known(cast, fund, asked):
    other = Fund.objects.create(place=cast.elsewhere, title="Theirs", year_starts=date(2026, 4, 1))
    theirs = Component.objects.create(fund=other, name="Theirs")
    with pytest.raises(LookupError, match="no such component"):
        asked(component=str(theirs.pk))


def test_what_is_asked_for_has_words(fund, asked):
    assert asked().words == "All components"
    assert asked(component="none").words == "Tied to no component"
    assert asked(component=str(fund.housing.pk)).words == "Housing"
    assert "NHS" in asked(partner=str(fund.nhs.pk)).words
