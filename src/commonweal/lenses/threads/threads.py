"""Threads between things said and done: which way each runs, and what it led to.

A thread runs from the earlier thing to what came of it. `A came_from B`, `A split_from B`, `A answers B` and
`A checked_back_with B` run from B to A; `A merged_into B` runs from A to B, for A goes on in B. What was merged is
therefore followed when what it was merged into is, and what was split when any of its parts is.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np

from commonweal.lenses.columns import code, read_columns
from commonweal.lenses.threads.things import NEVER, Ints, Mask, Things
from commonweal.record import Record


@dataclass(frozen=True)
class Threads:
    """Threads between things, by their positions.

    Args:
        count: how many things there are.
        start: the earlier thing of each, (threads,).
        end: what came of it, (threads,).
        kind: position among the words of `voice_links.kind`, (threads,).
        day: when the link was made, (threads,).
        loose: how many links name a thing that the record does not hold.
    """

    count: int
    start: Ints
    end: Ints
    kind: Ints
    day: Ints
    loose: int = 0

    def earliest(self, day: Ints) -> Ints:
        """Give the earliest day of anything that each thing led to, (things,); `NEVER` if there is none.

        `day`: of each thing, `NEVER` for those that are not looked for. A thing counts as led to by itself only
        where threads run in a circle through it.
        """
        reached = np.full(self.count, NEVER, np.int64)
        bounds, before = self._before()
        for target in np.argsort(day, kind="stable"):
            if day[target] == NEVER:
                break
            waiting = deque(before[bounds[target] : bounds[target + 1]].tolist())
            while waiting:  # each thing is reached once, first from what is earliest
                thing = waiting.popleft()
                if reached[thing] == NEVER:
                    reached[thing] = day[target]
                    waiting.extend(before[bounds[thing] : bounds[thing + 1]].tolist())
        return reached

    def led_to(self, things: Mask) -> Mask:
        """Say which things came of some of `things`, (things,)."""
        turned = Threads(self.count, self.end, self.start, self.kind, self.day)
        return np.asarray(turned.earliest(np.where(things, 0, NEVER)) != NEVER)

    def of_kind(self, kind: str) -> Mask:
        """Say which threads are of a kind, (threads,)."""
        return np.asarray(self.kind == code("voice_links", "kind", kind))

    def checked(self, things: Things) -> Ints:
        """Give the day on which each thing was itself a check-back or was directly checked back, (things,)."""
        day = np.where(things.of_kind("checked_back"), things.day, NEVER)
        direct = self.of_kind("checked_back_with")
        np.minimum.at(day, self.start[direct], self.day[direct])
        np.minimum.at(day, self.end[direct], self.day[direct])
        return day

    def in_circles(self) -> Mask:
        """Say which things lead to themselves, (things,)."""
        from scipy.sparse import coo_array  # here, for most records of voice are looked at without circles in doubt
        from scipy.sparse.csgraph import connected_components

        ones = np.ones(len(self.start), np.int8)
        shape = (self.count, self.count)
        if not self.count:
            return np.zeros(0, bool)
        _, part = connected_components(coo_array((ones, (self.start, self.end)), shape), connection="strong")
        circles: Mask = np.bincount(part)[part] > 1
        circles[self.start[self.start == self.end]] = True
        return circles

    def restated(self, things: Things) -> Mask:
        """Say which statements only say again what was said: parts of what was split, and what was merged into them.

        A statement that others were merged into is one of its own if it was there before they were; one that was
        made on the day of the merging or later says them again. In a circle nothing is taken for said again, so
        that no voice is lost.
        """
        said = things.said[self.start] & things.said[self.end]
        split, merged = self.of_kind("split_from") & said, self.of_kind("merged_into") & said
        again, before = np.zeros(self.count, bool), np.zeros(self.count, bool)
        again[self.end[split | merged]] = True
        before[self.end[merged & (self.day > things.day[self.end])]] = True
        again &= ~before | _any_end(self, split)
        return np.asarray(again & ~self.in_circles()) if again.any() else again

    def _before(self) -> tuple[Ints, Ints]:
        """Give, thing by thing, those that lead straight to it: bounds (things + 1,) into positions (threads,)."""
        order = np.argsort(self.end, kind="stable")
        return np.searchsorted(self.end[order], np.arange(self.count + 1)), self.start[order]


def _any_end(threads: Threads, some: Mask) -> Mask:
    ends = np.zeros(threads.count, bool)
    ends[threads.end[some]] = True
    return ends


def read_threads(record: Record, things: Things) -> Threads:
    """Read the threads between things of a record; links to things that it does not hold are left out and counted."""
    held = read_columns(record, "voice_links", ("from_item", "to_item", "date", "kind"))
    first, first_known = _place(things.item, held["from_item"])
    second, second_known = _place(things.item, held["to_item"])
    known = first_known & second_known
    kind = held["kind"][known].astype(np.int64)
    onward = kind == code("voice_links", "kind", "merged_into")
    first, second = first[known], second[known]
    start, end = np.where(onward, first, second), np.where(onward, second, first)
    return Threads(len(things.item), start, end, kind, held["date"][known].astype(np.int64), int((~known).sum()))


def _place(ids: Ints, asked: Ints) -> tuple[Ints, Mask]:
    if not len(ids):
        return np.zeros(len(asked), int), np.zeros(len(asked), bool)
    place = np.minimum(np.searchsorted(ids, asked), len(ids) - 1)
    return place, np.asarray(ids[place] == asked)
