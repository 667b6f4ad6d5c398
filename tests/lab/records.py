"""Records of small runs, beside what the loop itself counted."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from tests.small import layout

from commonweal.lab import Dials, State, begin, burn_in, read_regime, run_weeks
from commonweal.lab.recorder import Map, Recorder
from commonweal.lab.world import World
from commonweal.record import INDICATORS, TABLES, Record, RecordWriter
from commonweal.record.dtype import to_buffer

from .places import ALL_ON

START = date(2026, 4, 1)
FIRST_DAY = (START - date(1970, 1, 1)).days
CYCLE_DAYS = 91
AREAS, PEOPLE, SEED = 4, 300, 7
BUSY = World(move=0.003, tau0=0.01, renege=0.02, load=0.5)  # whatever can be recorded happens
REGIMES: dict[str, Dials] = {"everything": ALL_ON} | {
    name: read_regime(name).dials_at(0.5) for name in ("block", "targets", "alliance")
}
Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class Kept:
    """A record, the history of the same run, and the state at its end."""

    record: Record
    history: Recorder
    state: State

    def rows(self, table: str) -> Columns:
        """A table as the lab's buffers would hold it: days, codes, keys as numbers."""
        stored = self.record.table(table)
        return {
            each.name: to_buffer(each, stored.column(each.name).combine_chunks())
            for each in TABLES[table].columns
        }

    def tally(self, column: int) -> np.ndarray:
        """What the loop counted, (cycles, M)."""
        return np.stack([cycle.tally[:, column] for cycle in self.history.cycles])

    def count(self, days: np.ndarray, services: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
        """Count rows by cycle and service, (cycles, M)."""
        found = np.zeros((len(self.history.cycles), len(self.state.teams)), int if weights is None else float)
        np.add.at(found, ((days - FIRST_DAY) // CYCLE_DAYS, services), 1 if weights is None else weights)
        return found


def code(table: str, column: str, word: str) -> int:
    return TABLES[table].column(column).codes.index(word)


def start_state(world: World = BUSY, seed: int = SEED) -> State:
    """A small place after its common history."""
    state = begin(layout(AREAS, PEOPLE), world, seed)
    burn_in(state, read_regime("block"))
    return state


def keep(
    folder: Path,
    state: State,
    dials: Dials,
    weeks: int = 104,
    map_areas: Map = map,
    claimed: np.ndarray | None = None,
) -> Kept:
    """Live some weeks and keep a record of them."""
    cells = layout(AREAS, PEOPLE).cells
    services = [
        {"id": cell.id, "name": cell.name, "domain": cell.domain, "area": cell.area} for cell in cells
    ]
    indicators = [each.row() for each in INDICATORS]
    with RecordWriter(folder, services, indicators=indicators) as writer:
        history = Recorder(writer, cells, state.seed, START, map_areas, claimed)
        run_weeks(state, lambda week: dials, weeks, history, run=history.run)
        return Kept(writer.finish(coverage=history.close(state)), history, state)
