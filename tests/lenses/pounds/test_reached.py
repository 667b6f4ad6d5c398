from datetime import date

import numpy as np
from tests.lenses.making import made

from commonweal.lenses.pounds import Periods, read_ledger, read_reached
from commonweal.record import Coverage, TableCoverage

MONEY = [
    {"pounds": 1.0, "service": "hostel", "period_start": date(2024, q, 1), "period_end": date(2024, q, 28)}
    for q in (4, 7)
]
WHOLE = TableCoverage("present", date(2024, 4, 1), date(2024, 9, 30))


def reached(tmp_path, contacts=(), spells=(), journeys=WHOLE):
    covered = Coverage({"money": WHOLE, "contacts": journeys, "spells": journeys})
    tables = {"money": MONEY, "contacts": contacts, "spells": spells}
    record = made(tmp_path / "r", tables, covered, services=["hostel", "clinic"])
    ledger = read_ledger(record, Periods(3))
    return ledger.numbers, read_reached(record, ledger)


def meet(person, service="hostel", month=4):
    return {"person": person, "service": service, "date": date(2024, month, 5)}


def test_a_person_is_counted_once_a_period_however_often_they_were_met(tmp_path):
    (first, second), found = reached(tmp_path, [meet(1), meet(1), meet(2), meet(1, "clinic"), meet(2, month=7)])
    assert found.by_period == {first: 2, second: 1}
    assert found.by_service == {(0, first): 2, (1, first): 1, (0, second): 1}


def test_work_that_goes_on_reaches_a_person_in_every_period(tmp_path):
    spells = [
        {"person": 1, "service": "hostel", "start": date(2023, 1, 1), "end": date(2024, 7, 2)},
        {"person": 2, "service": "hostel", "start": date(2024, 8, 1)},
        {"person": 3, "service": "hostel", "start": date(2022, 8, 1), "end": date(2023, 8, 1)},
    ]
    (first, second), found = reached(tmp_path, [meet(1)], spells)
    assert found.by_period == {first: 1, second: 2}


def test_people_of_a_period_are_not_told_where_the_journeys_stop_short_of_it(tmp_path):
    short = TableCoverage("present", date(2024, 4, 1), date(2024, 7, 15))
    (first, _), found = reached(tmp_path, [meet(1), meet(1, month=7)], journeys=short)
    assert found.by_period == {first: 1}


def test_it_knows_whose_people_it_knows(tmp_path):
    some = TableCoverage("partial", WHOLE.start, WHOLE.end, ("clinic",))
    _, found = reached(tmp_path, [meet(1, "clinic")], journeys=some)
    assert found.speaks(np.array([0, 1, -1])).tolist() == [False, True, False]
    _, all_ = reached(tmp_path / "all", [meet(1)])
    assert all_.speaks(np.array([0, -1])).all()
