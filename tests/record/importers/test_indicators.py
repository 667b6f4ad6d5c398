import math

import pytest

from commonweal.record import RecordError
from commonweal.record.importers.indicators import Told
from commonweal.record.importers.readings import Reading

IDS = {
    "wait, A": Reading("wait", "share", "x", "y"),
    "wait, B": Reading("wait", "share", "x", "y"),
    "n, A": Reading("n", "count", "z"),
}


def test_what_is_said_of_a_reading_holds_for_all_its_indicators() -> None:
    told = Told(names={"wait": "Seen in time"}, targets={"wait": 0.95, "wait, B": 0.9}, better={"wait": "higher"})
    told.check(IDS, "a.csv")
    assert [told.target(one, reading.id) for one, reading in IDS.items()][:2] == [0.95, 0.9]
    assert math.isnan(told.target("n, A", "n"))
    rows = told.rows(IDS, [])
    assert [row["name"] for row in rows] == ["Seen in time, A", "Seen in time, B", "n, A"]
    assert [(row["unit"], row["better"]) for row in rows] == [("share", "higher"), ("share", "higher"), ("count", None)]


def test_figures_that_stood_as_percentages_are_shares() -> None:
    ids = {"kpi": Reading("", "value", "x")}
    assert Told().rows(ids, {"kpi"})[0]["unit"] == "share"
    assert Told(units={"": "days"}).rows(ids, set())[0]["unit"] == "days"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Told(targets={"": 0.95}), "there are several"),
        (Told(names={"weight": "x"}), "no indicator is called weight"),
        (Told(better={"wait": "more"}), "better is 'more'"),
        (Told(targets={"wait": 95.0}), "the target of wait, A is 95"),
    ],
)
def test_what_cannot_be_is_refused(told: Told, said: str) -> None:
    with pytest.raises(RecordError, match=said):
        told.check(IDS, "a.csv")
