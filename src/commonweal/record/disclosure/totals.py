"""Totals that do not give their parts away: which of them may stand beside rows that are hidden.

Figures rounded one by one give small counts away: 8, 8 and 1 with their total 17 leave as 10, 10, * and 15, and only
1 fits; seven `*` with a total of `*` can only be seven ones. Decision 0008 has the law, this file its rule:
a total over hidden parts is shown only where it lies at least `policy.margin` inside the least and the most that
its parts, as shown, allow; and no part with a hidden neighbour counts towards two totals unless one holds the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonweal.record.disclosure.policy import Floats, Policy, readings
from commonweal.record.errors import RecordError

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
TOTAL = -1
"""The code of ALL."""


@dataclass(frozen=True, slots=True)
class Level:
    """All totals over the same labels: `rows` their rows, `groups` each one's group, `of` the group of every part."""

    rows: Ints
    groups: Ints
    of: Ints
    size: int


@dataclass(frozen=True, slots=True)
class Lines:
    """Which rows are parts, and the levels of totals above them, from few labels summed over to many."""

    parts: Ints
    levels: tuple[Level, ...]

    @classmethod
    def of(cls, codes: Ints) -> "Lines":
        """Find them from the codes of the labels, rows by label columns; `TOTAL` marks a label summed over.

        Among levels that sum over as many labels, those over the last columns come first: row totals before column
        totals. It is they that stay where only one can.
        """
        over = codes == TOTAL
        parts = np.flatnonzero(~over.any(axis=1))
        patterns = {tuple(map(bool, one)) for one in np.unique(over[over.any(axis=1)], axis=0)}
        ranked = sorted(patterns, key=lambda one: (sum(one), one))
        return cls(parts, tuple(_level(codes, over, parts, one) for one in ranked))


def _level(codes: Ints, over: Bools, parts: Ints, pattern: Sequence[bool]) -> Level:
    rows = np.flatnonzero((over == np.array(pattern)).all(axis=1))
    kept = codes[np.concatenate([rows, parts])][:, ~np.array(pattern)]
    if not kept.shape[1]:
        return Level(rows, np.zeros(len(rows), np.int64), np.zeros(len(parts), np.int64), 1)
    names, groups = np.unique(kept, axis=0, return_inverse=True)
    groups = groups.reshape(-1).astype(np.int64)
    return Level(rows, groups[: len(rows)], groups[len(rows) :], len(names))


@dataclass(slots=True)
class _Blocks:
    """What the shown figures say so far of groups of parts that nothing ties together: [low, high] people each."""

    of: Ints
    low: Floats
    high: Floats

    def join(self, members: Bools, groups: Ints, low: Floats, high: Floats) -> None:
        """Make one block of the parts (`members`) of each group whose total is now shown."""
        self.of = np.where(members, len(self.low) + groups, self.of)
        self.low, self.high = np.concatenate([self.low, low]), np.concatenate([self.high, high])

    def crossed(self, live: Bools, level: Level) -> Bools:
        """Tell which groups share a block with another: parts that are exactly 0 (not `live`) tie nothing."""
        first = np.full(len(self.low), level.size, np.int64)
        last = np.full(len(self.low), -1, np.int64)
        np.minimum.at(first, self.of[live], level.of[live])
        np.maximum.at(last, self.of[live], level.of[live])
        crossed = np.zeros(level.size, np.bool_)
        crossed[level.of[live & (first < last)[self.of]]] = True
        return crossed

    def sums(self, live: Bools, level: Level) -> tuple[Floats, Floats]:
        """Add up the least and the most of each group's blocks; meant for groups that are not crossed."""
        blocks, first = np.unique(self.of[live], return_index=True)
        groups = level.of[live][first]
        low: Floats = np.bincount(groups, self.low[blocks], level.size).astype(np.float64)
        high: Floats = np.bincount(groups, self.high[blocks], level.size).astype(np.float64)
        return low, high


def totals_to_hide(lines: Lines, figures: Floats, low: Floats, high: Floats, policy: Policy, overlap: bool) -> Bools:
    """Tell which total rows of a count column would give a hidden part away.

    Args:
        lines: the parts and totals of the table.
        figures: what would be shown of each row, nan where it is hidden.
        low: the least that each part can be, for who sees the table.
        high: the most that each part can be.
        policy: the small-number policy.
        overlap: whether a person may be in several parts, so that a total may be less than their sum.
    """
    hide = np.zeros(len(figures), np.bool_)
    hidden = np.isnan(figures[lines.parts])
    if not hidden.any():
        return hide
    blocks = _Blocks(np.arange(len(lines.parts)), low[lines.parts], high[lines.parts])
    live = blocks.high > 0
    guarded = np.zeros(len(hidden), np.bool_)
    for level in lines.levels:
        shown = np.full(level.size, np.nan)
        shown[level.groups] = figures[level.rows]
        least, most = blocks.sums(live, level)
        delicate = np.bincount(level.of, hidden & ~guarded, level.size) > 0
        inside = (shown <= most - policy.margin) & (overlap | (shown >= least + policy.margin))
        bottom, top = readings(shown, policy)
        # Totals that overlap are checked against their rows alone: one may yet contradict the totals under it.
        possible = bottom <= most
        safe = ~np.isnan(shown) & possible & ~blocks.crossed(live, level) & (inside | ~delicate)
        hide[level.rows] = ~safe[level.groups]
        if not overlap:
            bottom = np.maximum(bottom, least)
        blocks.join(safe[level.of], level.of, bottom, np.minimum(top, most))
        # A total this far inside lets its hidden parts be anything whatever it is itself; what is above may narrow it.
        guarded |= safe[level.of]
    return hide


def over_hidden(lines: Lines, hidden: Bools) -> Bools:
    """Tell which total rows have a hidden part: for exact figures, where any total gives its one hidden part away."""
    hide = np.zeros(len(hidden), np.bool_)
    for level in lines.levels:
        hide[level.rows] = (np.bincount(level.of, hidden[lines.parts], level.size) > 0)[level.groups]
    return hide


def check_sums(lines: Lines, values: Floats, overlap: bool, column: str) -> None:
    """Check that totals are those of their rows: only then is it known what they give away.

    Raises:
        RecordError: a total differs from the sum of its rows; with `overlap`, it is more than that, or less than
            one of them.
    """
    parts = values[lines.parts]
    for level in lines.levels:
        sums = np.bincount(level.of, parts, level.size)[level.groups]
        most = np.zeros(level.size)
        np.fmax.at(most, level.of, parts)
        totals = values[level.rows]
        wrong = (totals > sums) | (totals < most[level.groups]) | (~np.bool_(overlap) & (totals < sums))
        if wrong.any():
            at = int(np.flatnonzero(wrong)[0])
            raise RecordError(
                f"a row of all says {totals[at]:g} and its rows add up to {sums[at]:g}",
                f"column {column}",
                "list every row of it, the rest as one; declare Count(overlap=True) where people are in several",
            )
