from datetime import date, timedelta

import numpy as np
import pytest
from tests.lenses.making import made
from tests.lenses.signs.nulls import alarms, panel

from commonweal.lenses.signs.chance import flipped
from commonweal.lenses.signs.period_end import matched, seek
from commonweal.lenses.signs.sign import Seen

START = date(2024, 1, 1)
FIRST = (START - date(1970, 1, 1)).days
WEEKDAY = np.array([9, 8, 8, 8, 12, 1, 0])


def days(luck, spike=1.0, length=700):
    """Days of events: few at weekends, more in some weeks, and more in the last three days of a month."""
    every = [START + timedelta(i) for i in range(length)]
    last = np.array([(day + timedelta(3)).month != day.month for day in every])
    usual = WEEKDAY[np.array([day.weekday() for day in every])]
    weeks = np.repeat(luck.gamma(20, 1 / 20, length // 7 + 1), 7)[:length]
    times = luck.poisson(usual * weeks * np.where(last, spike, 1.0))
    return np.repeat(np.arange(length) + FIRST, times)


def ends(length=700):
    every = [START + timedelta(i) for i in range(length)]
    return np.array([i + FIRST for i, day in enumerate(every) if (day + timedelta(1)).month != day.month])


def test_half_as_many_again_at_month_ends_is_found_and_counted_right():
    there, usual = matched(days(np.random.default_rng(1), 1.5), ends())
    assert there.sum() / usual.sum() == pytest.approx(1.5, abs=0.15)
    assert flipped(there - usual) < 0.001


def test_weekdays_and_busy_weeks_alone_raise_no_more_than_one_alarm_in_twenty():
    ps = []
    for i in range(120):
        there, usual = matched(days(np.random.default_rng([9, i])), ends())
        ps.append(flipped(there - usual))
    assert alarms(ps) <= 0.11


def test_weekly_rows_are_held_against_the_weeks_around():
    week = np.arange(0, 700, 7)
    last = np.array([(START + timedelta(int(i) + 7)).month != (START + timedelta(int(i))).month for i in week])
    rows = np.repeat(week + FIRST, np.where(last, 30, 20))
    there, usual = matched(rows, ends())
    assert set(there) == {30.0}
    assert usual.max() <= 22.5  # five-week months apart, no month end lies one or two weeks from another


def spells(tmp_path, when):
    rows = [
        {"person": i, "service": "a", "start": START, "end": date(1970, 1, 1) + timedelta(int(day))}
        for i, day in enumerate(when)
    ]
    return made(tmp_path / "r", {"spells": [*rows, {"person": 0, "service": "a", "start": START}]})


def test_spells_that_end_at_month_ends_are_a_sign_and_open_ones_do_not_count(tmp_path):
    when = days(np.random.default_rng(1), 2.0)
    (sign,) = seek(Seen(spells(tmp_path, when), ()))
    assert sign.of == "work ended"
    assert sign.n == len(when)
    assert sign.p < 0.01
    assert sign.value.low > 1.5


def test_the_periods_of_measures_are_taken_where_the_record_holds_them(tmp_path):
    record = spells(tmp_path, days(np.random.default_rng(1), 2.0))
    thirty = panel(np.zeros((2, 22)), starts=FIRST + 30 * np.arange(22), ends=FIRST + 29 + 30 * np.arange(22))
    (sign,) = seek(Seen(record, (thirty,)))
    assert sign.value.value < 1.5  # every thirty days is no month end


def test_few_rows_or_few_periods_cannot_tell(tmp_path):
    (few,) = seek(Seen(spells(tmp_path / "few", days(np.random.default_rng(1))[:50]), ()))
    assert few.why == "too few rows"
    (short,) = seek(Seen(spells(tmp_path / "short", days(np.random.default_rng(1), length=150)), ()))
    assert short.why == "it takes eight whole periods"
    assert seek(Seen(made(tmp_path / "none", {"contacts": []}), ())) == []
