from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.live.directory.feed.hours import DAYS, Hours, day_of


@pytest.mark.parametrize("written", ["MO", "mo", "Monday", " mon "])
def test_a_day_is_understood_as_people_write_it(written):
    assert day_of(written) == "MO"


@pytest.mark.parametrize("written", ["", "M", "T", "Montag", "0"])
def test_what_is_no_day_is_refused_with_what_would_be_right(written):
    with pytest.raises(ValueError, match="MO, TU"):
        day_of(written)


def test_one_schedule_has_to_fit_all_that_is_asked():
    monday, sunday = {"byday": "MO", "opens_at": "09:00"}, {"byday": "SU", "opens_at": "11:00Z"}
    assert Hours(day="SU", start=time(10)).fit([monday, sunday])
    assert not Hours(day="MO", start=time(10)).fit([monday, sunday])
    assert not Hours(end=time(12)).fit([monday, sunday])
    assert Hours(day="FR").fit([{"byday": "-1FR"}])


def test_asking_nothing_is_known_as_such():
    assert not Hours().asked()
    assert Hours(start=time(0)).asked()


JSON = st.none() | st.integers() | st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())
SCHEDULE = st.dictionaries(st.sampled_from(["byday", "opens_at", "closes_at"]), JSON)


@given(st.lists(JSON | SCHEDULE), st.sampled_from([*DAYS, None]), st.times() | st.none(), st.times() | st.none())
def test_whatever_a_feed_holds_it_is_read(schedules, day, start, end):
    assert Hours(day, start, end).fit(schedules) in (True, False)
