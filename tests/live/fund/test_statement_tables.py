"""A statement in words and tables."""

from datetime import date

from commonweal.live.fund.books import Book
from commonweal.live.fund.position import months_of
from commonweal.live.fund.risk_share import Rule
from commonweal.live.fund.statement_tables import apportioned, clauses, in_words, variance_in_words
from commonweal.live.fund.statements import PartnerPart, Sums, statement

MONTHS = tuple(months_of(date(2026, 4, 1)))


def test_a_variance_is_told_in_words_both_ways():
    assert "£5 more than the £10 planned" in variance_in_words(Sums(1000, 1000, 1500, 0))
    assert "£5 less than the £10 planned" in variance_in_words(Sums(1000, 1000, 500, 0))
    assert variance_in_words(Sums(1000, 1000, 1000, 0)) == "That is what was planned so far."


def test_a_year_without_spending_says_that_there_is_nothing_to_compare():
    assert "nothing to compare" in in_words(statement(Book(2026, MONTHS, {1: "Housing"})))


def test_several_clauses_are_told_with_what_each_gives():
    assert clauses(PartnerPart("NHS", 0, 0, 0, (("first", 100), ("then", 250)))) == "£1: first; £2.50: then"
    assert clauses(PartnerPart("NHS", 0, 0)) == ""
    tiers = (Rule("lead", "the lead first", 100, bearer="NHS"), Rule("proportional", "then all"))
    book = Book(2026, MONTHS, {1: "H"}, spent={(MONTHS[0], 1): 300}, agreed={"NHS": 1}, agreement="A", rules=tiers)
    assert clauses(statement(book).partners[0]) == "£1: the lead first; £2: then all"


def test_shares_between_strategies_are_marked_as_derived():
    book = Book(2026, MONTHS, {1: "Housing", 2: "Health"}, strategies={1: {"A": 2, "B": 1}, 2: {"A": 5}})
    rows = [[cell["text"] for cell in line] for line in apportioned(book).lines()]
    assert rows == [
        ["Housing", "A", "66.7 %", "derived"],
        ["Housing", "B", "33.3 %", "derived"],
        ["Health", "A", "100.0 %", "as the version says"],
    ]
