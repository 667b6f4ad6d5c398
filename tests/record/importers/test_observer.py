import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from commonweal.record import RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.grid import Grid
from commonweal.record.importers.indicators import Told
from commonweal.record.importers.observer import Observer
from commonweal.record.importers.readings import Reading
from commonweal.record.importers.repairs import Repairs
from commonweal.record.importers.source import Seal

SPAN = (date(2019, 4, 1), date(2019, 4, 30))


def grid(**columns: list[str | None]) -> Grid:
    count = len(next(iter(columns.values())))
    return Grid(Path("a.csv").name, columns, range(2, count + 2), Seal("a.csv", "0", 1))


def look(table: Grid, map: Mapping[str, str], reading: Reading, dropped: Repairs | None = None, **said: object):
    faults = Faults()
    observer = Observer(map, [reading], said.get("told", Told()), said.get("service"), faults, dropped)
    found = observer.observe(table, [SPAN] * len(table.rows))
    return observer, found, faults


VALUE = Reading("", "value", "v")
MAP = {"service": "team", "indicator": "kpi", "value": "v", "target": "t", "denominator": "n"}


def test_each_row_becomes_an_observation_with_its_target_and_denominator() -> None:
    table = grid(team=["hub"], kpi=["wait"], v=["95%"], t=["0.9"], n=["40"])
    observer, found, _ = look(table, MAP, VALUE)
    assert (found[0].indicator, found[0].service) == ("wait", "hub")
    assert (found[0].value, found[0].target, found[0].denominator, found[0].row) == (0.95, 0.9, 40, 2)
    assert observer.shares == {"wait"}


def test_a_named_reading_is_told_apart_by_the_indicator_column() -> None:
    table = grid(team=["hub", "hub"], kpi=["A", "B"], v=["1", None])
    reading, told = Reading("n", "count", "v"), Told(targets={"n": 3.0})
    observer, found, _ = look(table, {"service": "team", "indicator": "kpi"}, reading, told=told)
    assert list(observer.indicators) == ["n, A", "n, B"]
    assert [one.target for one in found] == [3, 3]
    assert math.isnan(found[1].value)


def test_one_service_may_be_said_for_all() -> None:
    _, found, _ = look(grid(v=["1"]), {}, Reading("n", "count", "v"), service="hub")
    assert found[0].service == "hub"


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"team": [None], "kpi": ["a"], "v": ["1"]}, "names no service"),
        ({"team": ["hub"], "kpi": [None], "v": ["1"]}, "names no indicator"),
        ({"team": ["hub"], "kpi": ["a"], "v": ["lots"]}, "no figure"),
        (
            {"team": ["hub", "hub"], "kpi": ["a", "a"], "v": ["95%", "0.9"]},
            "percentage here and a plain figure in row 3",
        ),
    ],
)
def test_what_cannot_be_read_is_a_fault_with_its_row(columns: dict, said: str) -> None:
    _, _, faults = look(grid(**columns), {"service": "team", "indicator": "kpi", "value": "v"}, VALUE)
    with pytest.raises(RecordError, match=said) as wrong:
        faults.check()
    assert "row 2" in wrong.value.where


def test_or_it_is_left_out_and_counted() -> None:
    repairs = Repairs()
    _, found, faults = look(
        grid(team=["hub", "hub"], v=["lots", "3"]), {"service": "team"}, Reading("n", "count", "v"), repairs
    )
    faults.check()
    assert [one.value for one in found] == [3]
    assert [(one.count, one.rows) for one in repairs] == [(1, (2,))]
