"""A share guards both sides: those in it and those not; its rate comes from what is shown."""

from typing import Any

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.record.disclosure.attack import reading

from commonweal.record.disclosure import ALL, DEFAULT, Count, Label, Rate, disclose

COLUMNS = {
    "service": Label(),
    "refused": Count(),
    "asked": Count(),
    "share": Rate("refused", "asked"),
    "low": Rate("refused", "asked", end="low"),
    "high": Rate("refused", "asked", end="high"),
}
LEAST = DEFAULT.least
Pair = tuple[int, int]


def table(*pairs: Pair, total: bool = True) -> list[dict[str, Any]]:
    rows = [_row(f"s{at}", *pair) for at, pair in enumerate(pairs)]
    return [*rows, _row(ALL, sum(a for a, _ in pairs), sum(b for _, b in pairs))] if total else rows


def _row(service: str, refused: int, asked: int) -> dict[str, Any]:
    return {"service": service, "refused": refused, "asked": asked, "share": None, "low": None, "high": None}


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    below = draw(st.one_of(st.integers(0, 12), st.integers(0, 60)))
    gap = draw(st.one_of(st.just(0), st.integers(0, 12), st.integers(0, below)))
    return (below - gap if draw(st.booleans()) else gap, below) if gap <= below else (below, below)


def test_a_rate_comes_from_rounded_counts() -> None:
    (row,) = disclose(table((11, 22), total=False), COLUMNS).rows
    assert (row["refused"], row["asked"], row["share"]) == (10, 20, 0.5)
    assert (round(row["low"], 4), round(row["high"], 4)) == (0.2993, 0.7007), "Wilson's interval of 10 in 20"


def test_few_who_are_not_in_it_are_as_safe_as_few_who_are() -> None:
    for pair in ((3, 100), (97, 100)):
        seen = disclose(table(pair, total=False), COLUMNS)
        assert seen.rows[0] | {"service": ""} == _row("", 0, 100) | {"refused": None}
        assert seen.hidden == [("refused", "share", "low", "high")]


def test_all_and_nobody_are_said() -> None:
    none, all_ = disclose(table((0, 40), (40, 40), total=False), COLUMNS).rows
    assert (none["share"], all_["share"]) == (0.0, 1.0)
    assert disclose(table((0, 0), total=False), COLUMNS).rows[0]["share"] is None, "no rate of nobody"


@given(st.lists(pairs(), min_size=1, max_size=8))
def test_a_share_is_between_none_and_all(cells: list[Pair]) -> None:
    for row in disclose(table(*cells), COLUMNS).rows:
        assert row["share"] is None or 0 <= row["low"] <= row["share"] <= row["high"] <= 1


@example([(8, 9), (8, 16), (9, 17), (8, 8)])  # given away if either count lends the other more doubt than it has
@example([(8, 16), (0, 5), (0, 1), (8, 17), (0, 8)])
@given(st.lists(pairs(), min_size=1, max_size=7))
@settings(max_examples=80, deadline=None)
def test_neither_side_of_a_share_is_given_away(cells: list[Pair]) -> None:
    """The intruder works on both columns, and is even told on which side of each hidden share the few are."""
    seen = disclose(table(*cells), COLUMNS).rows
    intruder = _Intruder(cells, seen)
    for at, (row, (above, below)) in enumerate(zip(seen, cells, strict=False)):
        if row["asked"] is None:
            assert intruder.ends({len(cells) + at: 1}) == (1, 7)
        elif row["refused"] is None:
            small_side = {at: 1} if 0 < above < LEAST else {len(cells) + at: 1, at: -1}
            least, most = intruder.ends(small_side)
            assert least <= 1, (cells, below)
            assert most >= 7, (cells, below)


class _Intruder:
    """Unknowns: the refused of each service, then the asked."""

    def __init__(self, cells: list[Pair], seen: list[dict[str, Any]]) -> None:
        size = len(cells)
        self.low, self.high = np.zeros(2 * size), np.full(2 * size, 200.0)
        self.ties: list[LinearConstraint] = []
        for at, (row, (above, below)) in enumerate(zip(seen, cells, strict=False)):
            self._bound(size + at, row["asked"])
            if row["refused"] is not None or 0 < above < LEAST:
                self._bound(at, row["refused"])
            self.ties.append(LinearConstraint(self._line({size + at: 1, at: -1}), *_rest(row, above, below)))
        for name, start in (("refused", 0), ("asked", size)):
            if seen[-1][name] is not None:
                line = self._line(dict.fromkeys(range(start, start + size), 1))
                self.ties.append(LinearConstraint(line, *reading(seen[-1][name], DEFAULT)))

    def _bound(self, at: int, figure: int | None) -> None:
        self.low[at], self.high[at] = (1, LEAST - 1) if figure is None else reading(figure, DEFAULT)

    def _line(self, weights: dict[int, int]) -> Any:
        line = np.zeros(len(self.low))
        line[list(weights)] = list(weights.values())
        return line

    def ends(self, weights: dict[int, int]) -> tuple[int, int]:
        aim, bounds, whole = self._line(weights), Bounds(self.low, self.high), np.ones_like(self.low)
        found = [
            sign * milp(sign * aim, integrality=whole, bounds=bounds, constraints=self.ties).fun for sign in (1, -1)
        ]
        return round(found[0]), round(found[1])


def _rest(row: dict[str, Any], above: int, below: int) -> tuple[float, float]:
    """How many are not in the share, for who knows why its numerator is shown or hidden."""
    if row["refused"] is not None:
        return (0, 0) if above == below else (LEAST, np.inf)
    return (0, np.inf) if 0 < above < LEAST else (1, LEAST - 1)
