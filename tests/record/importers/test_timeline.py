from datetime import date

import numpy as np
import pyarrow as pa
import pytest
from tests.record.importers.logs import KEY

from commonweal.record import RecordError
from commonweal.record.importers import Repairs
from commonweal.record.importers.events import Batch, Events
from commonweal.record.importers.timeline import Rules, Timeline, put_in_order

TODAY = date(2024, 1, 1)


def arranged(*events: tuple[str | None, str | None], marks: list[int] | None = None, **rules: object):
    """The timeline of (person, time) pairs, and what was repaired."""
    held, repairs = Events(KEY), Repairs()
    people, times = (pa.array(column, pa.string()) for column in zip(*events, strict=True))
    held.add(Batch(people, times, pa.array(["Hostel"] * len(events))))
    whole = np.array(marks or range(len(events)))
    found = put_in_order(held, Rules("log.csv", today=TODAY, **rules), repairs, lambda places: whole[places])
    return found, repairs.to_json()


def positions(found: Timeline) -> list[int]:
    """Positions in the source, in order of time, of a log of one person."""
    return found.at.tolist()


def test_events_of_a_person_come_in_order_of_time_and_it_is_said() -> None:
    times = ("2019-04-03", "2019-04-01", "2019-04-02T10:00", "2019-04-02T09:00")
    found, repairs = arranged(*(("a", time) for time in times))
    assert positions(found) == [1, 3, 2, 0]
    assert found.clock
    assert "put in order" in repairs[0]["what"]


def test_people_may_take_turns_without_being_out_of_order() -> None:
    found, repairs = arranged(("a", "2019-04-01"), ("b", "2019-03-01"), ("a", "2019-04-02"), ("b", "2019-03-02"))
    assert sorted(found.at[found.person == found.person[0]]) in ([0, 2], [1, 3])
    assert repairs == []
    assert not found.clock


def test_zones_are_taken_into_account_within_a_day() -> None:
    assert positions(arranged(("a", "2019-04-01T10:00:00+00:00"), ("a", "2019-04-01T10:30:00+02:00"))[0]) == [1, 0]


def test_events_of_one_moment_stay_in_the_order_of_the_source() -> None:
    found, repairs = arranged(*[("a", "2019-04-01")] * 3)
    assert positions(found) == [0, 1, 2]
    assert found.ties == 2
    assert repairs == []


def test_exact_duplicates_go_wherever_they_stand() -> None:
    found, repairs = arranged(*[("a", "2019-04-01")] * 4, ("a", "2019-04-02"), marks=[7, 8, 7, 7, 7])
    assert positions(found) == [0, 1, 4]
    assert found.ties == 1
    assert repairs[0]["what"] == "exact duplicates of another row were dropped"
    assert (repairs[0]["count"], repairs[0]["rows"]) == (2, [4, 5])


IMPOSSIBLE = [
    ((None, "2019-04-01"), "no person"),
    (("a", None), "no time that can be read"),
    (("a", "soon"), "no time that can be read"),
    (("a", "1969-12-31"), "a time before 1970"),
    (("a", "2024-01-03"), "a time after today"),
    (("a", "1983-01-01"), "10 years or more away from the rest"),
]


@pytest.mark.parametrize(("event", "words"), IMPOSSIBLE)
def test_what_cannot_be_stops_with_its_row(event: tuple[str | None, str | None], words: str) -> None:
    rest = [("b", f"2019-04-{day:02d}") for day in range(1, 29)]
    with pytest.raises(RecordError, match=rf"1 with {words}|1 with a time {words}") as wrong:
        arranged(*rest, event)
    assert "row 30" in str(wrong.value)
    assert "--drop-bad" in str(wrong.value)


@pytest.mark.parametrize(("event", "words"), IMPOSSIBLE)
def test_what_cannot_be_is_left_out_and_counted_if_so_told(event: tuple[str | None, str | None], words: str) -> None:
    rest = [("b", f"2019-04-{day:02d}") for day in range(1, 29)]
    found, repairs = arranged(*rest, event, drop_bad=True)
    assert len(found.at) == 28
    assert words in repairs[0]["what"]
    assert (repairs[0]["count"], repairs[0]["rows"]) == (1, [30])


def test_several_faults_are_told_at_once() -> None:
    with pytest.raises(RecordError, match=r"1 with no person .*; 1 with no time"):
        arranged((None, "2019-04-01"), ("a", "x"), ("a", "2019-04-01"))


def test_tomorrow_is_let_pass_for_clocks_differ() -> None:
    assert len(arranged(("a", "2024-01-02T00:30:00"))[0].at) == 1


def test_a_source_of_nothing_but_faults_is_refused_even_so() -> None:
    with pytest.raises(RecordError, match="no row is left"):
        arranged((None, "x"), drop_bad=True)


def test_a_guess_at_day_and_month_is_said() -> None:
    found, repairs = arranged(("a", "1/4/2019"), ("a", "2/4/2019"))
    assert np.diff(found.day).tolist() == [1]
    assert repairs[0]["count"] == 2
    assert np.diff(arranged(("a", "1/4/2019"), ("a", "2/4/2019"), day_first=False)[0].day).tolist() == [31]
