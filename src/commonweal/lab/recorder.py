"""Keeping a record of a run: areas run with event buffers; a part is written when all its areas are through."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import periodic
from commonweal.lab.bench import events_of_thread
from commonweal.lab.cells import Cell
from commonweal.lab.dials import Dials
from commonweal.lab.kernels.events import MOST_A_WEEK, STILL_OPEN
from commonweal.lab.rules import derive
from commonweal.lab.run import Cycle, History, run_span
from commonweal.lab.state import State
from commonweal.lab.translate import Rows, day_of, pseudonyms, translate
from commonweal.lab.world import BURN_IN, CYCLE
from commonweal.record import Coverage, RecordWriter, TableCoverage, blank_rows

KEPT = ("contacts", "referrals", "spells", "needs", "measures", "money", "ties", "practice", "skills")
SPARE = 200_000  # rows a buffer takes before it is emptied
Map = Callable[[Callable[[int], Any], Iterable[int]], Iterable[Any]]


class Recorder(History):
    """A history that also writes a record; its `run` takes the place of the plain runner of areas.

    `claimed` (M, 6) is what teams say they can help with, NaN where they say nothing (`Layout.claimed`).
    """

    def __init__(
        self,
        writer: RecordWriter,
        cells: tuple[Cell, ...],
        seed: int,
        start: date,
        map_areas: Map = map,
        claimed: NDArray[np.float64] | None = None,
    ):
        super().__init__()
        self._writer, self._seed, self._start, self._map = writer, seed, start, map_areas
        self._claimed = claimed
        self._handed = _no_handoffs(len(cells))

    def run(self, state: State, dials: Dials, week_table: NDArray[np.int64]) -> None:
        """Run all areas with event buffers, then write what they showed, area by area."""
        rules = derive(state, dials)

        def run_area(area: int) -> list[dict[str, Rows]]:
            return _run_area(state, dials, rules, week_table, area, self._start)

        for parts in list(self._map(run_area, range(len(state.areas)))):
            for part in parts:
                self._count_handoffs(part["referrals"])
                for table, rows in part.items():
                    self._writer.append(table, rows)

    def see_cycle(self, state: State, cycle: Cycle) -> None:
        """Write what is reported once a cycle."""
        super().see_cycle(state, cycle)
        self._writer.append("measures", periodic.measures(cycle, state.pref, self._start))
        self._writer.append("money", periodic.money(cycle, self._start))
        self._writer.append("ties", periodic.ties(cycle, self._handed, self._start))
        self._writer.append("practice", periodic.practice(cycle, self._start))
        if cycle.week == BURN_IN + CYCLE:  # said once, where the place begins: parts of a run add up to the whole
            self._writer.append("skills", periodic.claims(self._claimed, cycle, self._start))
        self._writer.append("skills", periodic.skills(cycle, self._start))
        self._handed = _no_handoffs(len(cycle.teams))

    def close(self, state: State) -> Coverage:
        """Write the spells that are still open, and say what the record covers."""
        self._writer.append("spells", _still_open(state, self._start))
        return coverage(self._start, state.week - sum(len(table) for table in self.weeks), state.week)

    def _count_handoffs(self, referrals: Rows) -> None:
        arrived = referrals[(referrals["from_service"] >= 0) & (referrals["outcome"] == 0)]
        np.add.at(self._handed, (arrived["from_service"], arrived["to_service"]), 1)


def _no_handoffs(teams: int) -> NDArray[np.int64]:
    return np.zeros((teams, teams), np.int64)


def _run_area(
    state: State, dials: Dials, rules: Rows, week_table: NDArray[np.int64], area: int, start: date
) -> list[dict[str, Rows]]:
    """Run one area to the end of the table, emptying its buffers whenever they might fill up."""
    size = int(state.areas["end"][area] - state.areas["first"][area])
    events = events_of_thread(MOST_A_WEEK * size + SPARE)
    done, parts = 0, []
    while done < len(week_table):
        events.used[:] = 0
        done += run_span(state, dials, rules, week_table, area, area + 1, done, events)
        parts.append(translate(events, state.seed, start))
    return parts


def _still_open(state: State, start: date) -> Rows:
    """Give the spells that go on when the record ends."""
    person, domain = np.nonzero(state.cases["status"] == 2)
    area = np.searchsorted(state.areas["end"], person, side="right")
    weeks = state.cases["weeks"][person, domain].astype(np.int64)
    rows = blank_rows("spells", len(person))
    named = person + (state.seldom["newcomers"][person].astype(np.int64) << 40)
    rows["person"] = pseudonyms(state.seed, named)
    rows["service"] = area * 6 + domain
    rows["start"] = day_of((state.week - weeks).astype(np.int32), start)
    rows["end"] = -1
    rows["ending"] = STILL_OPEN
    rows["gain"] = np.nan
    return rows


def coverage(start: date, first: int, week: int) -> Coverage:
    """Say what a record of weeks `first` to `week` covers: what services did, but between reviews; no voices."""
    begin = start + timedelta(weeks=first - BURN_IN)
    end = start + timedelta(weeks=week - BURN_IN) - timedelta(days=1)
    notes = {
        "contacts": "of the weeks of an open case only the four-weekly review is written, with that week's hours",
        "spells": "a spell that began before the period has its start, and no earlier rows",
    }
    tables = {
        name: TableCoverage("present", begin, end, None, 0.25 if name == "contacts" else 1.0, notes.get(name, ""))
        for name in KEPT
    }
    return Coverage(tables)
