import json

from hypothesis import given
from hypothesis import strategies as st

from commonweal.lenses.doubt import Doubt
from commonweal.lenses.finding import Field, Finding, Sheet, count_of, free, share_of, statistic_of
from commonweal.lenses.showing import show
from commonweal.record.disclosure import Policy

FIELDS = {
    "door": Field("label"),
    "people": Field("count", "people"),
    "refused": Field("count", "people"),
    "share_refused": Field("rate", "share", of="refused", over="people"),
    "wait": Field("statistic", "days", of="people"),
    "limit": Field("free", "days"),
}


def row(door, people, refused=0, wait=3.14159, limit=1.0):
    share = refused / people if people else None
    return {"door": door, "people": people, "refused": refused, "share_refused": share, "wait": wait, "limit": limit}


def finding(*rows, numbers=(), by_size=False):
    return Finding("l", "Q?", "Of {some}.", (count_of("some", 40), *numbers), Sheet("Doors", FIELDS, rows, by_size))


def test_small_counts_are_gone_from_every_part_of_a_finding_and_counted():
    numbers = (count_of("few", 3), share_of("rare", 2, 100), statistic_of("mean", Doubt(7.7, 1.1, 9.9), 5, "days"))
    shown = show(finding(row("a", 5, 2), row("b", 100, 40), numbers=numbers))
    assert [number.value for number in shown.numbers] == [40, None, None, None]
    assert shown.table.rows[0] | {"door": "a"} == dict.fromkeys(FIELDS) | {"door": "a", "limit": 1.0}
    assert shown.table.rows[1] == row("b", 100, 40, wait=3.14)
    assert shown.hidden == 3 + 4
    assert "7.7" not in json.dumps(shown.to_json())


def test_rates_and_their_intervals_come_from_rounded_counts():
    rate = show(finding(numbers=(share_of("refused", 33, 121),))).number("refused")
    assert (rate.count, rate.n, rate.value) == (35, 120, 35 / 120)
    assert (rate.low, rate.high) == (share_of("x", 35, 120).low, share_of("x", 35, 120).high)


def test_what_is_not_about_people_is_left_alone():
    assert show(finding(numbers=(free("doors", 3, 3, "doors"),))).number("doors").value == 3


def test_rows_stay_in_the_lenss_order_or_stand_by_the_size_that_is_shown():
    rows = (row("z", 40), row("m", 41), row("a", 90))
    assert [r["door"] for r in show(finding(*rows)).table.rows] == ["z", "m", "a"]
    assert [r["door"] for r in show(finding(*rows, by_size=True)).table.rows] == ["a", "m", "z"]


def test_a_place_may_be_stricter():
    shown = show(finding(row("a", 12)), Policy(least=20, base=10))
    assert shown.table.rows[0]["people"] is None
    assert shown.number("some").value == 40


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_shown_figure_is_of_one_to_seven_people(people, refused):
    refused = min(people, refused)
    shown = show(finding(row("a", people, refused), numbers=(count_of("n", people), share_of("r", refused, people))))
    figures = shown.table.rows[0]
    for value in (figures["people"], figures["refused"], shown.number("n").value, shown.number("n").n):
        assert value is None or value == 0 or (value >= 10 and value % 5 == 0) or value == 10
    if 1 <= refused <= 7 or 1 <= people - refused <= 7:
        assert figures["share_refused"] is None
        assert shown.number("r").value is None
