import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.importers.readings import Reading, parse_readings

HEADINGS = ["seen", "missed", "all", "a/b", "1-x"]


def one(kind: str, said: str) -> Reading:
    return parse_readings({kind: [said]}, HEADINGS, "a.csv")[0]


def test_formulas_are_read_against_the_headings() -> None:
    assert one("share", "ok = 1-missed/all") == Reading("ok", "share", "missed", "all", True)
    assert one("share", "ok=seen/all") == Reading("ok", "share", "seen", "all")
    assert one("mean", "each=a/b/all") == Reading("each", "mean", "a/b", "all")
    assert one("count", "n=a/b") == Reading("n", "count", "a/b")
    assert one("share", "x=1-x/all") == Reading("x", "share", "1-x", "all")  # a column is called 1-x


@pytest.mark.parametrize(
    ("kind", "said", "message"),
    [
        ("share", "ok", "is no --share"),
        ("share", "ok=seen", "is no --share"),
        ("share", "ok=sen/all", "Did you mean 'seen'"),
        ("count", "=seen", "is no --count"),
        ("value", "v=nothing", "'nothing' is no heading"),
    ],
)
def test_what_is_no_formula_is_refused(kind: str, said: str, message: str) -> None:
    with pytest.raises(RecordError, match=message):
        one(kind, said)


def test_a_name_comes_once() -> None:
    with pytest.raises(RecordError, match="named twice: n"):
        parse_readings({"count": ["n=seen"], "value": ["n=all"]}, HEADINGS, "a.csv")


@given(st.integers(1, 10_000), st.data())
def test_a_share_and_what_was_missed_make_up_the_whole(whole: int, data: st.DataObject) -> None:
    missed = data.draw(st.integers(0, whole))
    cells = {"missed": str(missed), "seen": str(whole - missed), "all": str(whole)}
    rest, straight = one("share", "a=1-missed/all").of_row(cells), one("share", "b=seen/all").of_row(cells)
    assert rest == straight == ((whole - missed) / whole, whole, False)


def test_what_is_not_known_or_of_nobody_is_unknown() -> None:
    share = one("share", "a=seen/all")
    assert math.isnan(share.of_row({"seen": "0", "all": "0"})[0])
    assert math.isnan(share.of_row({"seen": "*", "all": "10"})[0])
    assert math.isnan(share.of_row({"seen": "5", "all": None})[0])
    assert share.of_row({"seen": "0", "all": "0"})[1] == 0


@pytest.mark.parametrize(
    ("kind", "said", "cells", "message"),
    [
        ("share", "a=seen/all", {"seen": "12", "all": "10"}, "no part of the 10 in all"),
        ("share", "a=seen/all", {"seen": "-1", "all": "10"}, "no part"),
        ("mean", "a=seen/all", {"seen": "1", "all": "-2"}, "below 0"),
        ("count", "a=seen", {"seen": "-1"}, "below 0"),
        ("value", "a=seen", {"seen": "many"}, "no figure"),
    ],
)
def test_a_cell_that_cannot_be_is_named_by_its_column(kind: str, said: str, cells: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message) as wrong:
        one(kind, said).of_row(cells)
    assert wrong.value.args[0] in cells
