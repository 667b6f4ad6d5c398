"""Reported against recounted, by hand."""

from datetime import date, timedelta

import numpy as np
import pytest
from tests.lenses.making import made

from commonweal.lenses.measures import LENS as MEASURES
from commonweal.lenses.recount import AGREES, ASKS, BLIND, different, held_against, recount, recounted
from commonweal.record import INDICATORS, Coverage, TableCoverage

QUARTER = {"period_start": date(2024, 4, 1), "period_end": date(2024, 6, 30)}
MONEY = {"service": "hostel", "pounds": 1.0, "hours": 37 * 13.0, **QUARTER}  # thirteen whole-time weeks
WHOLE = TableCoverage("present", date(2024, 1, 1), date(2024, 12, 31))
TABLES = ("measures", "money", "needs", "spells", "contacts", "referrals")


def reported(indicator, value, service="hostel"):
    return {"service": service, "indicator": indicator, "value": value, **QUARTER}


def record_of(tmp_path, measures, partial=(), absent=(), **tables):
    given = dict.fromkeys(TABLES, ()) | {"measures": measures, "money": [MONEY]} | tables
    kept = {name: rows for name, rows in given.items() if name not in absent}
    covered = dict.fromkeys(kept, WHOLE) | {name: TableCoverage("partial") for name in partial}
    ids = dict.fromkeys(row["indicator"] for row in measures)
    indicators = [{"id": id_, "unit": "closures"} for id_ in ids]
    return made(tmp_path / "r", kept, Coverage(covered), indicators=indicators)


def score(person, value, day=date(2024, 5, 1), occasion="closure"):
    return {"person": person, "service": "hostel", "date": day, "score": value, "occasion": occasion}


CLOSED = [
    score(1, 0.2),
    score(2, 0.35),
    score(3, 0.5),
    score(4, 0.1, date(2024, 7, 1)),
    score(5, 0.1, occasion="review"),
]


@pytest.mark.parametrize(
    ("value", "told"), [(2 / 13, AGREES), (0.15, AGREES), (0.2, AGREES), (0.16, ASKS), (0.3, ASKS)]
)
def test_closures_at_or_under_the_line_a_whole_time_week(tmp_path, value, told):
    """Two of three in the quarter; 0.15 and 0.2 are two thirteenths rounded, 0.16 and 0.3 are not."""
    found = recount(record_of(tmp_path, [reported("success_at_closure", value)], needs=CLOSED))
    assert (found.least.tolist(), found.most.tolist()) == ([2 / 13], [2 / 13])
    assert found.told.tolist() == [told]
    assert found.people.tolist() == [2]


def test_change_is_the_gain_of_spells_that_were_closed(tmp_path):
    spell = {"service": "hostel", "start": date(2024, 1, 1), "end": date(2024, 6, 30)}
    spells = [
        spell | {"person": 1, "ending": "completed", "gain": 1.5},
        spell | {"person": 2, "ending": "time_limited", "gain": -0.2},
        spell | {"person": 3, "ending": "fell_away"},
        spell | {"person": 4, "ending": "completed", "gain": 9.0, "end": date(2024, 3, 31)},
    ]
    found = recount(record_of(tmp_path, [reported("change_at_closure", 0.1)], spells=spells))
    assert found.least[0] == pytest.approx(1.3 / 13, rel=1e-6)
    assert found.told.tolist() == [AGREES]


def test_a_start_is_in_time_by_the_wait_since_being_taken_on(tmp_path):
    def taken(person, day, outcome="accepted"):
        return {"person": person, "to_service": "hostel", "date": day, "outcome": outcome}

    def started(person, day):
        return {"person": person, "service": "hostel", "date": day, "kind": "start"}

    day = date(2024, 5, 6)
    contacts = [started(p, day) for p in (1, 2, 3)] + [started(4, date(2024, 4, 1)), started(1, date(2024, 6, 3))]
    referrals = [
        taken(1, day - timedelta(weeks=12)),
        taken(2, day - timedelta(weeks=13)),
        taken(3, day - timedelta(weeks=30), "refused"),
        taken(1, date(2024, 6, 3)),
    ]
    whole = record_of(tmp_path, [reported("starts_in_time", 2 / 13)], contacts=contacts, referrals=referrals)
    found = recount(whole)
    # 3 and 4 were taken on before the record begins; for 3 that is more than twelve weeks, for 4 thirteen
    assert (found.least[0] * 13, found.most[0] * 13) == pytest.approx((2, 2))
    short = {"contacts": contacts, "referrals": referrals}
    later = Coverage(
        dict.fromkeys(TABLES, WHOLE) | {"referrals": TableCoverage("present", date(2024, 2, 20), date(2024, 12, 31))}
    )
    record = made(
        tmp_path / "later",
        {"measures": [reported("starts_in_time", 3 / 13)], "money": [MONEY], **short},
        later,
        indicators=[{"id": "starts_in_time"}],
    )
    found = recount(record)
    assert (found.least[0] * 13, found.most[0] * 13) == pytest.approx((2, 4))
    assert found.told.tolist() == [AGREES]


def test_who_waits_and_is_taken_on_once_more_on_the_day_of_the_start_has_waited(tmp_path):
    """As when a service hands someone on to one that has just begun to work with them."""
    day = date(2024, 5, 6)
    referrals = [
        {"person": p, "from_service": by, "to_service": "hostel", "date": day - timedelta(weeks=w), "outcome": outcome}
        for p, by, w, outcome in [
            (1, None, 15, "accepted"),
            (1, "clinic", 0, "accepted"),
            (2, None, 15, "accepted"),
            (2, None, 14, "abandoned"),
            (2, "clinic", 0, "accepted"),
            (3, "clinic", 15, "accepted"),
            (3, None, 15, "abandoned"),
            (3, "clinic", 0, "accepted"),
            (4, None, 15, "accepted"),
            (4, None, 0, "accepted"),
        ]
    ]
    contacts = [{"person": p, "service": "hostel", "date": day, "kind": "start"} for p in (1, 2, 3, 4)]
    found = recount(record_of(tmp_path, [reported("starts_in_time", 2 / 13)], contacts=contacts, referrals=referrals))
    # 1 waited fifteen weeks, 2 and 4 not at all; whether 3 was taken on before or after they gave up is not told
    assert (found.least[0] * 13, found.most[0] * 13) == pytest.approx((2, 3))


@pytest.mark.parametrize(
    "how",
    [
        {"needs": []},
        {"needs": CLOSED, "partial": ["needs"]},
        {"needs": CLOSED, "money": []},
        {"needs": CLOSED, "money": [MONEY | {"hours": None}]},
        {"absent": ["needs"]},
    ],
)
def test_it_says_what_it_cannot_recount(tmp_path, how):
    record = record_of(tmp_path, [reported("success_at_closure", 0.5)], **how)
    assert recount(record).told.tolist() == [BLIND]
    (row,) = recounted(record).rows
    assert (row["reported"], row["cannot"]) == (1, 1)
    assert row["why"]


def test_an_indicator_that_nobody_declared_is_left_alone(tmp_path):
    assert recounted(record_of(tmp_path, [reported("waiting_four_hours", 0.9)])).rows == []
    assert recounted(made(tmp_path / "none", {"contacts": []})).rows == []


def test_a_value_that_was_not_reported_is_held_against_nothing(tmp_path):
    assert recount(record_of(tmp_path, [reported("success_at_closure", None)], needs=CLOSED)).told.tolist() == [BLIND]


def test_what_differs_is_told_with_the_people_it_is_of(tmp_path):
    record = record_of(tmp_path, [reported("success_at_closure", 9.0)], needs=CLOSED)
    (row,) = different(record).rows
    assert (row["service"], row["period"], row["people"]) == ("hostel", "2024-04-01 to 2024-06-30", 2)
    assert (row["reported"], row["least"]) == (9.0, 2 / 13)
    (told,) = recounted(record).rows
    assert (told["agree"], told["asks"], told["cannot"]) == (0, 1, 0)
    assert told["indicator"] == INDICATORS[0].name


def test_a_service_that_a_table_does_not_speak_of_is_not_recounted(tmp_path):
    measures = [reported("success_at_closure", 2 / 13), reported("success_at_closure", 1.0, "silent")]
    some = Coverage(
        dict.fromkeys(TABLES, WHOLE) | {"needs": TableCoverage("present", WHOLE.start, WHOLE.end, ("hostel",))}
    )
    money = [MONEY, MONEY | {"service": "silent"}]
    record = made(
        tmp_path / "r", {"measures": measures, "money": money, "needs": CLOSED}, some, indicators=["success_at_closure"]
    )
    found = recount(record)
    assert found.told.tolist() == [AGREES, BLIND]
    assert np.isnan(found.least[1])


@pytest.mark.parametrize(("value", "sheets"), [(2 / 13, 1), (9.0, 2)])
def test_the_measures_lens_offers_it(tmp_path, value, sheets):
    record = record_of(tmp_path, [reported("success_at_closure", value)], needs=CLOSED)
    titles = [sheet.title for sheet in held_against(record)]
    assert len(titles) == sheets
    assert set(titles) <= {sheet.title for sheet in MEASURES.look(record).more}
    assert held_against(made(tmp_path / "none", {"measures": [], "contacts": []})) == ()
