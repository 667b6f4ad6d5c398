"""The motivated intruder: works out, from what a table shows and nothing else, what each hidden count can be.

Whole-number programming over every figure shown: readings of rounded counts, sums of rows, parts below wholes.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from commonweal.record.disclosure import ALL, Disclosed, Policy

Row = Mapping[str, Any]


def reading(figure: int, policy: Policy) -> tuple[int, int]:
    """Which true counts are shown so; found by trying, not by the rule under test."""
    fits = [n for n in range(figure + policy.base + 1) if n == 0 or n >= policy.least if plain(n, policy) == figure]
    return fits[0], fits[-1]


def plain(n: int, policy: Policy) -> int | None:
    """The NHS rule on one number, as its text says it; what is shown is never less than the policy's least."""
    if 0 < n < policy.least:
        return None
    down = n - n % policy.base
    near = down + policy.base if 2 * (n % policy.base) >= policy.base else down
    return n and max(near, -(-policy.least // policy.base) * policy.base)


def parts_of(total: Row, rows: Sequence[Row], labels: Sequence[str]) -> list[int]:
    """The positions of the rows without ALL that a row counts together (itself, where it is one)."""
    fixed = [one for one in labels if total[one] != ALL]
    return [
        at
        for at, row in enumerate(rows)
        if all(row[one] != ALL for one in labels) and all(row[one] == total[one] for one in fixed)
    ]


class Intruder:
    """One who knows the code and sees one table: what can each hidden count still be?"""

    def __init__(self, seen: Disclosed, labels: Sequence[str], column: str, policy: Policy, overlap: bool = False):
        self.rows, self.policy = seen.rows, policy
        self.leaves = [at for at, row in enumerate(seen.rows) if ALL not in [row[one] for one in labels]]
        self.low, self.high = np.zeros(len(self.leaves)), np.zeros(len(self.leaves))
        self.constraints: list[LinearConstraint] = []
        self.stars: list[int] = []
        for place, at in enumerate(self.leaves):
            figure = seen.rows[at][column]
            if figure is None:
                self.stars.append(place)
            bounds = (1, policy.least - 1) if figure is None else reading(figure, policy)
            self.low[place], self.high[place] = bounds
        for at, row in enumerate(seen.rows):
            if at not in self.leaves and row[column] is not None:
                self._total(row, parts_of(row, seen.rows, labels), row[column], overlap)

    def _total(self, row: Row, parts: list[int], figure: int, overlap: bool) -> None:
        line = np.isin(self.leaves, parts).astype(float)
        low, high = reading(figure, self.policy)
        self.constraints.append(LinearConstraint(line, low, np.inf if overlap else high))
        if overlap:
            self.high = np.where(line > 0, np.minimum(self.high, high), self.high)

    def ranges(self) -> Iterator[tuple[int, int]]:
        """The least and the most that each hidden count can be."""
        for place in self.stars:
            yield self.extreme(place, 1), self.extreme(place, -1)

    def extreme(self, place: int, sign: int) -> int:
        aim = np.zeros(len(self.leaves))
        aim[place] = sign
        found = milp(
            aim, integrality=np.ones_like(aim), bounds=Bounds(self.low, self.high), constraints=self.constraints
        )
        assert found.success, "what is shown contradicts itself"
        return round(sign * found.fun)


def with_totals(
    cells: Mapping[tuple[str, ...], int],
    labels: Sequence[str],
    patterns: Sequence[Sequence[bool]],
    column: str = "people",
) -> list[dict[str, Any]]:
    """Cells by their labels as tidy rows, with the totals over the labels that each pattern marks."""
    rows = [dict(zip(labels, names, strict=True)) | {column: n} for names, n in cells.items()]
    for pattern in patterns:
        sums: dict[tuple[str, ...], int] = {}
        for names, n in cells.items():
            key = tuple(ALL if over else name for name, over in zip(names, pattern, strict=True))
            sums[key] = sums.get(key, 0) + n
        rows += [dict(zip(labels, names, strict=True)) | {column: n} for names, n in sums.items()]
    return rows


def patterns_over(count: int) -> list[tuple[bool, ...]]:
    """Every way to sum over some of the labels."""
    return [one for one in product((False, True), repeat=count) if any(one)]
