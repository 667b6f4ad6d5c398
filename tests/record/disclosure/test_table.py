"""Every cell of a table that leaves is decided by what its column says of people."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonweal.record import RecordError
from commonweal.record.disclosure import ALL, Count, Free, Kind, Label, Money, Policy, Rate, Statistic, disclose

COLUMNS: dict[str, Kind] = {
    "service": Label(),
    "people": Count(),
    "wait": Statistic("people", quantile=0.5),
    "longest": Statistic("people", quantile=1.0),
    "pounds": Money("people"),
    "each": Rate("pounds", "people", share=False),
    "words": Free(),
}


def row(service: str, people: int | None, **more: Any) -> dict[str, Any]:
    figures = {"wait": 12.345, "longest": 90.0, "pounds": 1234.56, "each": None, "words": "as published"}
    return {"service": service, "people": people} | figures | more


def test_each_kind_leaves_as_its_rule_says() -> None:
    (many,) = disclose([row("harbour", 12)], COLUMNS).rows
    assert many == row("harbour", 10, wait=12.3, longest=None, each=pytest.approx(123.456))


def test_figures_of_few_people_are_marked_and_counted() -> None:
    seen = disclose([row("harbour", 12), row("mill", 7)], COLUMNS)
    assert seen.hidden == [("longest",), ("people", "wait", "longest", "pounds", "each")]
    assert seen.suppressed == 6
    assert seen.printed()[1] == row("mill", 7) | dict.fromkeys(seen.hidden[1], "*")
    assert seen.rows[1]["people"] is None
    assert seen.note == (
        "Counts of 1 to 7 people are not shown; others are to the nearest 5, and rates are worked out from these. "
        "6 figures are hidden (*): small, or would give a small one away."
    )


def test_what_is_unknown_stays_unknown_and_is_not_called_hidden() -> None:
    unknown = row("mill", None, wait=None, longest=None, pounds=None)
    seen = disclose([unknown], COLUMNS)
    assert (seen.rows, seen.suppressed) == ([unknown], 0)
    assert disclose([row("mill", None)], COLUMNS).hidden == [("wait", "longest")], "of nobody knows how many"


def test_nobody_is_shown_as_nobody() -> None:
    seen = disclose([row("mill", 0, wait=None, longest=None)], COLUMNS)
    assert (seen.rows[0]["people"], seen.rows[0]["pounds"], seen.rows[0]["each"]) == (0, 1234.56, None)
    assert seen.suppressed == 0


def test_a_statistic_does_not_say_that_a_hidden_total_is_large() -> None:
    rows = [row(name, n) for name, n in (("a", 8), ("b", 8), ("c", 1), (ALL, 17))]
    assert disclose(rows, COLUMNS).rows[-1]["wait"] is None


def test_money_of_few_is_not_found_by_taking_away() -> None:
    people = {"a": 20, "b": 30, "c": 40, "d": 20, "e": 3, "f": 4}
    rows = [row(name, n) for name, n in people.items()] + [row(ALL, 117, pounds=6 * 1234.56)]
    total = disclose(rows, COLUMNS).rows[-1]
    assert (total["people"], total["pounds"], total["each"]) == (115, None, None)


def test_a_strict_place_says_so() -> None:
    seen = disclose([row("mill", 11)], COLUMNS, Policy(12, 10))
    assert seen.rows[0]["people"] is None
    assert seen.note.startswith("Counts of 1 to 11 people are not shown; others are to the nearest 10")


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_tells_nothing(counts: list[int], luck: random.Random) -> None:
    rows = [row(f"s{at:02}", n) for at, n in enumerate(counts)] + [row(ALL, sum(counts))]
    shuffled = luck.sample(rows, len(rows))
    assert disclose(shuffled, COLUMNS) == disclose(rows, COLUMNS)
    assert [one["service"] for one in disclose(shuffled, COLUMNS).rows] == [one["service"] for one in rows]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_a_stricter_policy_shows_no_more_of_a_service(counts: list[int]) -> None:
    rows = [row(f"s{at:02}", n) for at, n in enumerate(counts)]
    loose, strict = disclose(rows, COLUMNS), disclose(rows, COLUMNS, Policy(10, 10))
    assert all(set(a) <= set(b) for a, b in zip(loose.hidden, strict.hidden, strict=True))


def test_nothing_leaves_undeclared() -> None:
    with pytest.raises(
        RecordError, match=r"table to disclose: a row and the declared columns differ in person\. Declare"
    ):
        disclose([row("mill", 20) | {"person": 7}], COLUMNS)
    with pytest.raises(RecordError, match="differ in words"):
        disclose([{name: one for name, one in row("mill", 20).items() if name != "words"}], COLUMNS)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Rate("words", "people", share=False), "Count or Money"),
        (Rate("pounds", "people"), "of kind Count"),
        (Rate("people", "pounds", share=False), "of kind Count"),
        (Statistic("nowhere"), "it leans on 'nowhere'"),
        (Money("service"), "it leans on 'service'"),
    ],
)
def test_a_column_that_leans_on_the_wrong_one_is_refused(kind: Kind, words: str) -> None:
    with pytest.raises(RecordError, match=words):
        disclose([row("mill", 20) | {"new": 1}], COLUMNS | {"new": kind})


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(RecordError, match=r"'few' is no count of people"):
        disclose([row("mill", 20) | {"people": "few"}], COLUMNS)
    with pytest.raises(RecordError, match="column pounds: it holds what is no number"):
        disclose([row("mill", 20, pounds="much")], COLUMNS)


def test_an_empty_table_leaves_empty() -> None:
    assert disclose([], COLUMNS).rows == []
    assert disclose([{"people": 9}], {"people": Count()}).rows == [{"people": 10}], "no label is needed"


def test_a_hundred_thousand_rows_leave_in_a_moment() -> None:
    rows = [{"giver": at // 320, "taker": at % 320, "people": at % 40} for at in range(320 * 320)]
    seen = disclose(rows, {"giver": Label(), "taker": Label(), "people": Count()})
    assert seen.suppressed == sum(1 <= one["people"] <= 7 for one in rows)
