"""Years, quarters and months as addresses name them."""

from datetime import date

import pytest

from commonweal.live.fund.books import Book
from commonweal.live.fund.periods import financial_year, period_of
from commonweal.live.fund.position import months_of

BOOK = Book(2026, tuple(months_of(date(2026, 4, 1))), {})


def test_a_year_its_quarters_and_its_months_have_titles_and_bounds():
    year, last, month = (period_of(BOOK, key) for key in ("", "q4", "2026-12"))
    assert (year.title, year.quarter, year.begins, year.ends) == ("2026-27", None, date(2026, 4, 1), date(2027, 4, 1))
    assert (last.title, last.quarter, last.begins) == ("Quarter 4 of 2026-27", 4, date(2027, 1, 1))
    assert (month.title, month.begins, month.ends) == ("December 2026", date(2026, 12, 1), date(2027, 1, 1))


def test_four_quarters_are_the_year():
    quarters = [month for n in range(1, 5) for month in period_of(BOOK, f"q{n}").months]
    assert quarters == list(BOOK.months)


@pytest.mark.parametrize("key", ["q5", "Q1", "2027-04", "2026-4", "x", "0"])
def test_what_is_no_period_of_the_year_says_what_would_be(key):
    with pytest.raises(LookupError, match="q1 to q4"):
        period_of(BOOK, key)


def test_a_year_that_begins_in_january_is_written_as_one():
    assert financial_year(2026, 1) == "2026"
    assert financial_year(2099) == "2099-00"
