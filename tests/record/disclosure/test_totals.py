"""No adding and subtracting of what is shown tells a hidden count from any other small one."""

from collections import defaultdict
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.disclosure.attack import Intruder, patterns_over, plain, with_totals

from commonweal.record import RecordError
from commonweal.record.disclosure import ALL, DEFAULT, Count, Disclosed, Label, Policy, disclose

COUNTS = st.one_of(st.just(0), st.integers(1, 7), st.integers(8, 12), st.integers(0, 60))
POLICIES = st.sampled_from([DEFAULT, Policy(10, 10), Policy(8, 7), Policy(12, 5), Policy(8, 20)])
LINE = {"service": Label(), "people": Count()}


def line(*counts: int) -> list[dict[str, Any]]:
    return with_totals({(f"s{at}",): n for at, n in enumerate(counts)}, ["service"], [(True,)])


def shown(*counts: int) -> list[Any]:
    return [row["people"] for row in disclose(line(*counts), LINE).printed()]


@st.composite
def cubes(draw: st.DrawFn, labels: int) -> tuple[dict[tuple[str, ...], int], list[tuple[bool, ...]]]:
    """Cells of a table of one, two or three ways (some left out), and the totals it has."""
    sizes = [draw(st.integers(1, 4)) for _ in range(labels)]
    names = [()]
    for at, size in enumerate(sizes):
        names = [(*name, f"{'abc'[at]}{number}") for name in names for number in range(size)]
    kept = draw(st.lists(st.sampled_from(names), min_size=1, max_size=len(names), unique=True))
    patterns = draw(st.lists(st.sampled_from(patterns_over(labels)), min_size=1, unique=True))
    return {name: draw(COUNTS) for name in kept}, patterns


def naive(counts: list[int], policy: Policy) -> Disclosed:
    """The NHS rule alone: each figure rounded by itself, totals too."""
    rows = [row | {"people": plain(row["people"], policy)} for row in line(*counts)]
    return Disclosed(rows, [()] * len(rows), 0, "")


def test_the_intruder_finds_what_rounding_alone_gives_away() -> None:
    assert [plain(n, DEFAULT) for n in (8, 8, 1, 17)] == [10, 10, None, 15]
    assert list(Intruder(naive([8, 8, 1], DEFAULT), ["service"], "people", DEFAULT).ranges()) == [(1, 1)]
    assert list(Intruder(naive([12, 12, 12, 7], DEFAULT), ["service"], "people", DEFAULT).ranges()) == [(7, 7)]


def test_a_total_that_gives_a_part_away_is_hidden() -> None:
    assert shown(8, 8, 1) == [10, 10, "*", "*"]
    assert shown(3, 0, 0) == ["*", 0, 0, "*"]
    assert shown(1, 1, 1, 1, 1, 1, 1) == ["*"] * 8, "else a hidden total over seven hidden parts means seven ones"


def test_a_total_that_gives_nothing_away_is_shown() -> None:
    assert shown(20, 30, 9) == [20, 30, 10, 60]
    assert shown(10, 20, 30, 3, 40, 5, 2) == [10, 20, 30, "*", 40, "*", "*", 110]


@pytest.mark.parametrize("labels", [1, 2, 3])
@given(data=st.data(), policy=POLICIES)
@settings(max_examples=60, deadline=None)
def test_every_hidden_count_keeps_every_small_value(labels: int, data: st.DataObject, policy: Policy) -> None:
    cells, patterns = data.draw(cubes(labels))
    names = ["area", "service", "month"][:labels]
    columns = {name: Label() for name in names} | {"people": Count()}
    seen = disclose(with_totals(cells, names, patterns), columns, policy)
    for least, most in Intruder(seen, names, "people", policy).ranges():
        assert (least, most) == (1, policy.least - 1)


@given(data=st.data(), policy=POLICIES)
@settings(max_examples=60, deadline=None)
def test_so_it_does_where_people_are_in_several_rows(data: st.DataObject, policy: Policy) -> None:
    cells, patterns = data.draw(cubes(2))
    # Each cell's people are a run of numbers that begins anywhere, so that many are in several.
    people = {name: set(range(start := data.draw(st.integers(0, 30)), start + n)) for name, n in cells.items()}
    rows = with_totals(cells, ["area", "service"], patterns)
    for row in rows:
        inside = [found for name, found in people.items() if _within(name, row)]
        row["people"] = len(set().union(*inside))
    columns = {"area": Label(), "service": Label(), "people": Count(overlap=True)}
    seen = disclose(rows, columns, policy)
    for least, most in Intruder(seen, ["area", "service"], "people", policy, overlap=True).ranges():
        assert (least, most) == (1, policy.least - 1)


def _within(names: tuple[str, ...], total: dict[str, Any]) -> bool:
    return all(total[one] in (ALL, name) for one, name in zip(("area", "service"), names, strict=True))


@pytest.mark.parametrize("parts", [2, 3, 4, 5])
def test_nor_does_a_total_that_is_silent_tell_anything(parts: int) -> None:
    """Every world of a few services is disclosed; worlds that look the same must leave every small value open.

    So who knows the code learns nothing from a total being hidden either. By symmetry sorted worlds are enough.
    """
    worlds = list(combinations_with_replacement(range(13), parts))
    rows = [{"world": at, **row} for at, world in enumerate(worlds) for row in line(*world)]
    seen = disclose(rows, {"world": Label(), **LINE}).rows
    views: dict[tuple[Any, ...], set[int]] = defaultdict(set)
    for at, world in enumerate(worlds):
        view = tuple(row["people"] for row in seen[at * (parts + 1) : (at + 1) * (parts + 1)])
        views[view] |= {n for n, figure in zip(world, view, strict=False) if figure is None}
    assert {frozenset(found) for found in views.values()} == {frozenset(), frozenset(range(1, 8))}


def test_row_totals_stay_and_column_totals_that_cross_them_go() -> None:
    cells = {(f"from {a}", f"to {b}"): 3 if a == b else 20 for a in range(5) for b in range(5)}
    columns = {"giver": Label(), "taker": Label(), "people": Count()}
    rows = with_totals(cells, ["giver", "taker"], patterns_over(2))
    seen = {(row["giver"], row["taker"]): row["people"] for row in disclose(rows, columns).rows}
    assert [seen[f"from {a}", ALL] for a in range(5)] == [85] * 5
    assert [seen[ALL, f"to {b}"] for b in range(5)] == [None] * 5
    assert seen[ALL, ALL] == 415


@pytest.mark.parametrize(
    "cells",
    [
        ((8, 8, 12, 8), (4, 3, 7, 1)),
        ((4, 1, 7, 1), (6, 12, 25, 8)),
        ((2, 37, 2, 3), (34, 8, 12, 8)),
        ((2, 5, 10, 0, 8), (8, 12, 2, 5, 3)),
    ],
)
def test_row_and_column_totals_that_are_safe_alone_do_not_betray_together(cells: tuple[tuple[int, ...], ...]) -> None:
    named = {(f"a{i}", f"b{j}"): n for i, row in enumerate(cells) for j, n in enumerate(row)}
    rows = with_totals(named, ["area", "service"], patterns_over(2))
    seen = disclose(rows, {"area": Label(), "service": Label(), "people": Count()})
    assert set(Intruder(seen, ["area", "service"], "people", DEFAULT).ranges()) == {(1, 7)}


def test_where_nothing_is_hidden_every_total_is_shown() -> None:
    cells = {(a, b): 8 for a in "xyz" for b in "uv"}
    rows = with_totals(cells, ["giver", "taker"], patterns_over(2))
    assert disclose(rows, {"giver": Label(), "taker": Label(), "people": Count()}).suppressed == 0


def test_totals_that_are_not_of_their_rows_are_refused() -> None:
    rows = line(10, 20)
    rows[-1]["people"] = 29
    with pytest.raises(RecordError, match=r"column people: a row of all says 29 and its rows add up to 30\. List"):
        disclose(rows, LINE)
    overlapping = {"service": Label(), "people": Count(overlap=True)}
    assert disclose(rows, overlapping).rows[-1]["people"] == 30
    for wrong in (19, 31):
        rows[-1]["people"] = wrong
        with pytest.raises(RecordError, match="a row of all"):
            disclose(rows, overlapping)


def test_totals_that_contradict_each_other_are_not_both_shown() -> None:
    cells = {("a", "x"): 8, ("b", "x"): 8, ("c", "x"): 9}
    rows = with_totals(cells, ["area", "service"], [(True, False), (True, True)])
    rows[-2]["people"] = 10
    columns = {"area": Label(), "service": Label(), "people": Count(overlap=True)}
    seen = {(row["area"], row["service"]): row["people"] for row in disclose(rows, columns, Policy(10, 10)).rows}
    assert (seen[ALL, "x"], seen[ALL, ALL]) == (10, None)


def test_an_unknown_part_leaves_its_total_open() -> None:
    rows = [*line(10, 3), {"service": "s9", "people": None}]
    rows[2]["people"] = 40
    assert [row["people"] for row in disclose(rows, LINE).printed()] == [10, "*", None, 40]
