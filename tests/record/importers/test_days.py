from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers.days import read_days

DAYS = st.lists(st.dates(date(1970, 1, 1), date(2100, 1, 1)), min_size=1)


def read(*values: str | None, **said: bool) -> list[date | None]:
    return read_days(values, range(2, len(values) + 2), "a.csv", **said).days


@given(DAYS)
def test_iso_days_come_back(days: list[date]) -> None:
    assert read(*(day.isoformat() for day in days)) == days


@given(DAYS, st.booleans())
def test_slashed_days_come_back_where_the_order_is_said(days: list[date], first: bool) -> None:
    form = "%d/%m/%Y" if first else "%m/%d/%Y"
    assert read(*(day.strftime(form) for day in days), day_first=first) == days


def test_a_number_above_twelve_decides_for_the_column() -> None:
    assert read("1/4/2019", "4/13/2019") == [date(2019, 1, 4), date(2019, 4, 13)]
    assert read("1/4/2019 10:30", None, "13.4.19") == [date(2019, 4, 1), None, date(2019, 4, 13)]


def test_where_nothing_decides_the_day_is_first_and_that_is_said() -> None:
    told = read_days(["1/4/2019"], [2], "a.csv")
    assert told.days == [date(2019, 4, 1)]
    assert "--month-first" in told.assumed
    assert not read_days(["1/4/2019"], [2], "a.csv", True).assumed


def test_a_column_with_both_orders_stops_or_keeps_only_what_is_sure() -> None:
    mixed = ("13/4/2019", "4/13/2019", "1/4/2019", "5/5/2019")
    with pytest.raises(RecordError, match="1 dates have the day first and 1 the month"):
        read(*mixed)
    told = read_days(mixed, range(2, 6), "a.csv", drop_bad=True)
    assert told.days == [date(2019, 4, 13), date(2019, 4, 13), None, date(2019, 5, 5)]
    assert told.given_up == [4]


@pytest.mark.parametrize("value", ["30/02/2019", "2019-13-01", "soon", "1/4/1969", "0/4/2019"])
def test_no_day_is_refused_with_its_row(value: str) -> None:
    with pytest.raises(RecordError, match="row 3 "):
        read("13/4/2019", value)
    assert read("13/4/2019", value, drop_bad=True) == [date(2019, 4, 13), None]
