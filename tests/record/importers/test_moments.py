from datetime import UTC, date, datetime, timedelta, timezone

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonweal.record.importers.clock import NO_DAY
from commonweal.record.importers.moments import read_moments

EPOCH = date(1970, 1, 1)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.datetimes(datetime(1971, 1, 1), datetime(2099, 12, 31), timezones=st.none() | ZONES | st.just(UTC))


NO_TIMES = [None, "", "soon", "29/02/2019", "2019-04-01T24:00", "2019-04-01T09:60", "1/4/19", "0000-00-00"]
NO_TIMES += ["2019-13-01", "2019-04-01T", "1" * 50, "2019-4-1-1", "2019-04-01T09:30:00+1", "43556", "é" * 10]


def read(*values: str | None) -> list[tuple[str | None, str | None, float]]:
    """Day with the day first, day with the month first, hours to the instant."""
    found = read_moments(pa.array(values, pa.string()))
    days = [
        [None if one == NO_DAY else str(EPOCH + timedelta(int(one))) for one in column]
        for column in (found.day_first, found.month_first)
    ]
    return list(zip(*days, (found.within / 3.6e9).tolist(), strict=True))


@settings(deadline=None)
@given(st.lists(TIMES, min_size=1, max_size=20))
def test_it_reads_what_python_writes(times: list[datetime]) -> None:
    found = read_moments(pa.array([one.isoformat() for one in times]))
    for at, one in enumerate(times):
        assert EPOCH + timedelta(int(found.day_first[at])) == one.date()
        whole = one.replace(tzinfo=one.tzinfo or UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        day = timedelta(int(found.day_first[at]))
        assert whole - day == timedelta(microseconds=int(found.within[at]))


@settings(deadline=None)
@given(st.dates(date(1970, 1, 1), date(2099, 12, 31)))
def test_days_with_strokes_are_read_both_ways(day: date) -> None:
    found = read_moments(pa.array([f"{day.day}/{day.month}/{day.year}", f"{day:%m-%d-%Y}"]))
    assert EPOCH + timedelta(int(found.day_first[0])) == day == EPOCH + timedelta(int(found.month_first[1]))
    assert found.strokes.all()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-04-01", ("2019-04-01", "2019-04-01", 0)),
        (" 2019-04-01 09:30 ", ("2019-04-01", "2019-04-01", 9.5)),
        ("2019-04-01T23:30:00+02:00", ("2019-04-01", "2019-04-01", 21.5)),
        ("2019-04-01T00:30:00+0200", ("2019-04-01", "2019-04-01", -1.5)),
        ("1/4/2019 9:05", ("2019-04-01", "2019-01-04", 9 + 5 / 60)),
        ("31.12.2019", ("2019-12-31", None, 0)),
        ("12/31/2019", (None, "2019-12-31", 0)),
        ("29/02/2020", ("2020-02-29", None, 0)),
    ],
)
def test_a_time_is_read(value: str, expected: tuple) -> None:
    *days, hours = read(value)[0]
    assert (*days, pytest.approx(hours)) == expected


@pytest.mark.parametrize(
    "value",
    NO_TIMES,
)
def test_what_is_no_time_is_none(value: str | None) -> None:
    assert read(value, "2019-04-01")[0][:2] == (None, None)


def test_a_column_of_all_sorts_of_lengths_keeps_its_order() -> None:
    values = ["2019-04-01", "x", "2/4/2019", None, "2019-04-03T10:00:00Z", "04/04/2019"]
    assert [one[0] for one in read(*values)] == ["2019-04-01", None, "2019-04-02", None, "2019-04-03", "2019-04-04"]


def test_a_slice_of_a_block_is_read_as_itself() -> None:
    block = pa.array(["2019-04-01", "2019-04-02", "2019-04-03"])
    alone = read_moments(pa.array(["2019-04-02"]))
    assert read_moments(block.slice(1, 1)).day_first.tolist() == alone.day_first.tolist()


def test_no_values_are_no_times() -> None:
    assert len(read_moments(pa.array([], pa.string())).day_first) == 0
