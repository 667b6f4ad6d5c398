"""Charts of the fund show what their tables show, in the same order."""

from datetime import date

from commonweal.live.fund import charts
from commonweal.live.fund.books import Book
from commonweal.live.fund.models import Version
from commonweal.live.fund.position import Month, months_of
from commonweal.live.fund.selectors import Part
from commonweal.live.fund.statements import statement

MONTHS = months_of(date(2026, 4, 1))


def test_the_actual_ends_where_spending_was_last_recorded():
    chart = charts.year([Month(m, 100, 90 if i < 3 else 0, 100) for i, m in enumerate(MONTHS)])
    assert chart.svg.count("<circle") == 3
    assert ">Apr<" in chart.svg
    assert "does not begin at nothing" in chart.key
    assert charts.year([Month(MONTHS[0], 0, 0, 0)]) is None


def test_an_axis_that_begins_at_nothing_needs_no_warning():
    assert charts.year([Month(m, 100, 9, 100) for m in MONTHS]).key == ""


def test_parts_are_drawn_in_the_order_of_their_table():
    chart = charts.parts("By component", [Part("Housing", 100, 40), Part("Acute", 900, 0)])
    assert chart.svg.index("Housing") < chart.svg.index("Acute")
    assert chart.svg.count("<rect") == 3  # two nets, one income
    assert charts.parts("By component", []) is None


def test_versions_stand_side_by_side_as_far_as_they_say_anything():
    rows = [Version(title="Talk", gross_pence=300, net_pence=200), Version(title="Paper", net_pence=100)]
    chart = charts.versions([*rows, Version(title="Silent")])
    assert "£3 gross, £2 net" in chart.svg
    assert "Silent" not in chart.svg
    assert charts.versions(rows[:1]) is None


def test_spending_and_contributions_have_a_tick_at_what_was_planned_or_agreed():
    known = {"plan": {(MONTHS[0], 1): 500}, "spent": {(MONTHS[0], 1): 250}, "agreed": {"NHS": 1000}}
    made = statement(Book(2026, tuple(MONTHS), {1: "Housing"}, **known))
    assert "£2.50 of £5" in charts.spending(made).svg
    assert "£0 of £10" in charts.contributions(made).svg
    nothing = statement(Book(2026, tuple(MONTHS), {1: "Housing"}))
    assert charts.spending(nothing) is None
    assert charts.contributions(nothing) is None
