from datetime import date, timedelta

import numpy as np
import pytest
from tests.lenses.making import made

from commonweal.lenses.emergent.series import LONGEST, Track, Tracks, read_tracks, sheet
from commonweal.record import Coverage, TableCoverage

START = date(2024, 1, 1)


def covered(weeks: int, *tables: str) -> Coverage:
    end = START + timedelta(7 * weeks - 1)
    return Coverage({table: TableCoverage("present", START, end) for table in tables})


def answers(weeks: int, refused: int, each: int = 10) -> list[dict]:
    return [
        {
            "person": 100 * week + k, "date": START + timedelta(7 * week + k % 7), "to_service": "s",
            "outcome": "refused" if k < refused else "accepted",
        }
        for week in range(weeks)
        for k in range(each)
    ]  # fmt: skip


def test_weeks_are_used_where_there_are_enough_of_them_and_enough_in_them(tmp_path):
    tracks = read_tracks(made(tmp_path / "r", {"referrals": answers(110, 2)}, covered(110, "referrals")))
    assert tracks.days == 7
    assert tracks.tracks["refused"].value == pytest.approx(np.full(110, 0.2))
    fewer = read_tracks(made(tmp_path / "s", {"referrals": answers(110, 2, 6)}, covered(110, "referrals")))
    assert fewer.days == 28
    assert len(fewer.tracks["refused"].value) == 27
    assert fewer.tracks["refused"].people[0] == 24


def test_a_period_that_is_not_wholly_covered_has_no_figure(tmp_path):
    end = START + timedelta(7 * 109 + 2)
    coverage = Coverage({"referrals": TableCoverage("present", START + timedelta(3), end)})
    tracks = read_tracks(made(tmp_path / "r", {"referrals": answers(110, 2)}, coverage))
    assert tracks.first == (START - date(1970, 1, 1)).days + 3
    assert len(tracks.tracks["refused"].value) == 109


def test_waits_are_from_the_yes_to_the_first_day_of_work_at_the_same_door(tmp_path):
    weeks, referrals, spells = 120, [], []
    for person in range(1200):
        day = START + timedelta(7 * (person // 10))
        who = {"person": person}
        referrals.append(who | {"date": day, "to_service": "s", "outcome": "accepted"})
        referrals.append(who | {"date": day + timedelta(1), "to_service": "t", "outcome": "accepted"})
        spells.append(who | {"service": "s", "start": day + timedelta(5), "ending": "completed"})
    record = made(tmp_path / "r", {"referrals": referrals, "spells": spells}, covered(weeks, "referrals", "spells"))
    wait = read_tracks(record).tracks["wait"].value
    assert np.isnan(wait[: LONGEST // 7]).all(), "who had waited long when the record began is not in it"
    assert wait[LONGEST // 7 :] == pytest.approx(5)


def test_short_gaps_are_bridged_and_long_ones_cut(tmp_path):
    value = np.array([1.0, 2, np.nan, 4, 5, np.nan, np.nan, np.nan, 9, 10])
    tracks = Tracks(0, 7, {"need": Track(value, np.full(10, 9))})
    start, stretch = tracks.stretch("need")
    assert start == 0
    assert stretch.tolist() == [1, 2, 3, 4, 5]
    assert tracks.day(1) == "1970-01-08"
    assert Tracks(0, 7, {"need": Track(np.full(3, np.nan), np.zeros(3, int))}).stretch("need")[1].size == 0


def test_the_sheet_has_counts_beside_every_figure_and_only_what_is_known(tmp_path):
    told = sheet(read_tracks(made(tmp_path / "r", {"referrals": answers(110, 2)}, covered(110, "referrals"))))
    assert list(told.fields) == ["from", "answers", "refused", "share_refused"]
    assert told.rows[0] == {"from": "2024-01-01", "answers": 10, "refused": 2, "share_refused": pytest.approx(0.2)}


def test_a_record_without_events_has_no_series(tmp_path):
    assert read_tracks(made(tmp_path / "r", {"contacts": []})) is None
    assert read_tracks(made(tmp_path / "s", {})) is None
