import numpy as np
import pytest
from tests.lenses.abilities.rows import SERVICES, day, need
from tests.lenses.making import made

from commonweal.lenses.abilities.breadth import breadth, described, recorded, share_of_work
from commonweal.lenses.abilities.services import read_services


def worked(service, share, after=0):
    period = {"period_start": day(after), "period_end": day(after + 90)}
    return {"service": service, "coordinate": "breadth", "value": share, **period}


def paid(service, hours, after=0):
    return {
        "service": service,
        "period_start": day(after),
        "period_end": day(after + 90),
        "hours": hours,
        "pounds": 1.0,
    }


def looked(folder, what, *more, **tables):
    record = made(folder, tables, services=SERVICES)
    return what(record, read_services(record), *more)


PRACTICE = [worked("h1", 0.2), worked("m1", 0.6), worked("any", 0.9), worked("h1", 0.4, 91)]


def test_breadth_is_weighed_by_hours_of_the_same_period(tmp_path):
    money = [paid("h1", 100), paid("m1", 300), paid("any", 50), paid("h1", 100, 91), paid("h1", 100, 91)]
    found = looked(tmp_path / "r", breadth, True, practice=PRACTICE, money=money)
    assert found.share.value == pytest.approx((0.2 * 100 + 0.6 * 300 + 0.4 * 200) / 600)
    assert (found.services, found.amount) == (2, 600)
    others = looked(tmp_path / "s", breadth, False, practice=PRACTICE, money=money)
    assert others.share.value == pytest.approx(0.9)


def test_where_hours_are_told_nowhere_all_periods_count_alike(tmp_path):
    found = looked(tmp_path / "r", breadth, True, practice=PRACTICE)
    assert found.share.value == pytest.approx((0.2 + 0.6 + 0.4) / 3)


def test_a_period_whose_hours_are_not_told_is_left_out(tmp_path):
    found = looked(tmp_path / "r", breadth, True, practice=PRACTICE, money=[paid("h1", 100, 91)])
    assert found.share.value == pytest.approx(0.4)
    assert looked(tmp_path / "s", breadth, True, practice=[], money=[]).share.value is None


def test_needs_of_other_kinds_are_told_of_specialists_and_not_of_hand_offs(tmp_path):
    needs = [
        need(1, 0, "homelessness", 0.4),
        need(1, 0, "offending", 0.4),
        need(2, 0, "homelessness", 0.4, occasion="closure"),
        need(2, 0, "offending", 0.4, occasion="hand_off"),
        need(2, 0, "domestic_abuse", 0.0),  # asked, and answered with no
        need(3, 0, "offending", 0.4, "any"),
    ]
    found = looked(tmp_path / "r", recorded, needs=needs)
    assert found.share.value == pytest.approx(1 / 3)
    assert (found.people, found.services) == (2, 1)
    assert looked(tmp_path / "s", recorded, needs=[]).share.value is None


def test_hours_of_services_described_as_specialist(tmp_path):
    assert looked(tmp_path / "r", described, money=[paid("h1", 30), paid("any", 10)]) == 0.75
    assert looked(tmp_path / "s", described, money=[paid("h1", None), paid(None, 10)]) is None


def test_nothing_of_many_is_not_certain():
    found = share_of_work(np.zeros(20), np.ones(20))
    assert (found.value, found.low) == (0.0, 0.0)
    assert 0.1 < found.high < 0.2
    assert share_of_work(np.ones(20), np.ones(20)).low == pytest.approx(1 - found.high)
    assert share_of_work(np.zeros(0), np.zeros(0)).value is None
