from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers.periods import Length, is_period, months_from, read_periods


def spans(*values: str, length: Length | None = None) -> list[tuple[str, str]]:
    read = read_periods(values, range(2, len(values) + 2), "a.csv", length)
    return [(str(start), str(end)) for start, end in read.spans]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2016-04", "2016-04-01", "2016-04-30"),
        ("Apr-16", "2016-04-01", "2016-04-30"),
        ("Sept 2016", "2016-09-01", "2016-09-30"),
        ("2016 April", "2016-04-01", "2016-04-30"),
        ("04/2016", "2016-04-01", "2016-04-30"),
        ("2016Q2", "2016-04-01", "2016-06-30"),
        ("Q2 2016", "2016-04-01", "2016-06-30"),
        ("Q1 2016/17", "2016-04-01", "2016-06-30"),
        ("2016-17 Q4", "2017-01-01", "2017-03-31"),
        ("2016/17", "2016-04-01", "2017-03-31"),
        ("2016-17", "2016-04-01", "2017-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-W05", "2016-02-01", "2016-02-07"),
    ],
)
def test_a_period_that_names_itself(text: str, start: str, end: str) -> None:
    assert spans(text) == [(start, end)]
    assert is_period(text)


@pytest.mark.parametrize(
    "text", ["Source: NHS", "Mai 2016", "Q5 2016", "2016-W60", "Q1 2016/18", "Mar 1950", "", "total"]
)
def test_what_is_no_period_is_refused_with_its_row(text: str) -> None:
    with pytest.raises(RecordError, match="row 3 "):
        spans("2016-04", text)
    assert not is_period(text)


@pytest.mark.parametrize(
    ("days", "ends", "what"),
    [
        (("2016-04-01", "2016-05-01"), ("2016-04-30", "2016-05-31"), "begin a month"),
        (("2016-04-01", "2016-07-01"), ("2016-06-30", "2016-09-30"), "begin a quarter"),
        (("2016-04-01", "2018-04-01"), ("2017-03-31", "2019-03-31"), "begin a year"),
        (("2016-04-04", "2016-04-11"), ("2016-04-10", "2016-04-17"), "begin a week"),
        (("2016-04-04", "2016-04-05"), ("2016-04-04", "2016-04-05"), "begin a day"),
    ],
)
def test_bare_days_tell_by_their_distance_how_long_a_period_is(
    days: tuple[str, str], ends: tuple[str, str], what: str
) -> None:
    read = read_periods(days, (2, 3), "a.csv")
    assert [str(end) for _, end in read.spans] == list(ends)
    assert what in read.assumed


def test_last_days_end_their_periods() -> None:
    assert spans("30/06/2016", "30/09/2016") == [("2016-04-01", "2016-06-30"), ("2016-07-01", "2016-09-30")]


@pytest.mark.parametrize("days", [("2016-04-01",), ("2016-04-04", "2016-04-15")])
def test_days_that_do_not_tell_need_a_word(days: tuple[str, ...]) -> None:
    with pytest.raises(RecordError, match="how long a period is"):
        spans(*days)
    assert spans(*days, length="day")


def test_a_quarter_begins_on_the_first() -> None:
    with pytest.raises(RecordError, match="does not begin on 2016-04-04"):
        spans("2016-04-04", length="quarter")


def test_2011_12_is_what_its_neighbours_are() -> None:
    assert spans("2011-12", "2011-09")[0] == ("2011-12-01", "2011-12-31")
    assert spans("2011-12", "2012-13")[0] == ("2011-04-01", "2012-03-31")
    assert spans("2011-12", length="month")[0] == ("2011-12-01", "2011-12-31")
    assert spans("2011/12")[0] == ("2011-04-01", "2012-03-31")
    with pytest.raises(RecordError, match="a month or a year of account"):
        spans("2011-12")


@given(st.integers(1970, 2199), st.integers(1, 24), st.integers(1, 24))
def test_months_follow_on_without_a_hole(year: int, month: int, count: int) -> None:
    start, end = months_from(year, month, count)
    after, _ = months_from(year, month + count, 1)
    assert end + timedelta(days=1) == after
    assert start <= end
    assert start == date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
