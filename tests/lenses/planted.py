"""Records with a known truth: a threshold raised, reports nudged past a target, a broker, or nothing."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from tests.lab.records import START
from tests.lenses.making import made
from tests.small import layout

from commonweal.lab import Dials, State, begin, burn_in, read_regime, run_weeks
from commonweal.lab.kernels.practice import HIGHEST, INTAKE_MIN, LOWEST
from commonweal.lab.recorder import Recorder
from commonweal.lab.world import World
from commonweal.record import DIMENSIONS, TABLES, Record, RecordWriter, blank_rows
from commonweal.record.dtype import to_buffer
from commonweal.record.indicators import INDICATORS

AREAS, PEOPLE, YEAR = 6, 1500, 52
QUIET = World(move=0.003)
Change = Callable[[State], None]


def nothing(state: State) -> None:
    """Change nothing."""


def raise_thresholds(state: State, by: float = 0.25) -> None:
    """Take people on at every door only when they are worse off than before by so much, in need-units."""
    step = by / (HIGHEST[INTAKE_MIN] - LOWEST[INTAKE_MIN])
    state.teams["practice"][:, INTAKE_MIN] = (state.teams["practice"][:, INTAKE_MIN] + step).clip(0, 1)


def run(folder: Path, seed: int, dials: Dials, change: Change = nothing, years: int = 4, adapt: bool = False) -> Record:
    """Live some years, change the world half-way, and keep the record of the whole."""
    plan = layout(AREAS, PEOPLE)
    services = [
        {"id": cell.id, "name": cell.name, "domain": cell.domain, "area": cell.area, "provider": cell.provider}
        for cell in plan.cells
    ]
    indicators = [each.row() for each in INDICATORS]
    state = begin(plan, QUIET, seed)
    burn_in(state, read_regime("block"))
    with RecordWriter(folder, services, indicators=indicators) as writer:
        history = Recorder(writer, plan.cells, seed, START)
        for part in (nothing, change):
            part(state)
            run_weeks(state, lambda week: dials, years * YEAR // 2, history, adapt=adapt, run=history.run)
        return writer.finish(coverage=history.close(state))


def block(week: int = 0) -> Dials:
    """Dials of the block contract: nobody is paid by a measure."""
    return read_regime("block").dials_at(0)


def targets() -> Dials:
    """Dials of targets: pay and standing hang on success at closure."""
    return read_regime("targets").dials_at(0)


def nudge(record: Record, folder: Path, near: float = 0.2) -> Record:
    """Copy a record in which whatever of its paid measure was reported as a little short is reported as met.

    A little short is up to the share `near` of the target. All other rows stay as they happened.
    """
    dimensions = {name: record.table(name).to_pylist() for name in DIMENSIONS}
    main = {name: dimensions.pop(name) for name in ("services", "indicators", "components")}
    with RecordWriter(folder, **main, dimensions=dimensions, coverage=record.coverage) as writer:
        for name in TABLES:
            rows = _buffer(record, name)
            if name == "measures":
                short = (rows["target"] * (1 - near) <= rows["value"]) & (rows["value"] < rows["target"])
                rows["value"] = np.where(short & (rows["stake"] > 0), rows["target"] * 1.001, rows["value"])
            if len(rows):
                writer.append(name, rows)
        return writer.finish()


def _buffer(record: Record, name: str) -> np.ndarray:
    held = record.table(name)
    rows = blank_rows(name, len(held))
    for column in TABLES[name].columns:
        rows[column.name] = to_buffer(column, held.column(column.name).combine_chunks())
    return rows


def network(folder: Path, seed: int, broker: bool, size: int = 12) -> Record:
    """Write ties of two groups of services that are dense inside and joined by one service alone.

    Without the broker, about as many ties are dealt to pairs of services at random.
    """
    luck = np.random.default_rng(seed)
    ids = [f"{group}{i:02}" for group in "ab" for i in range(size)]
    pairs = [(a, b) for a in ids for b in ids if a < b and a[0] == b[0] and luck.random() < 0.4]
    sides = [luck.choice([i for i in ids if i[0] == group], 5, replace=False).tolist() for group in "ab"]
    pairs += [("between", each) for side in sides for each in side]
    everyone = [*ids, "between"]
    if not broker:
        chance = 2 * len(pairs) / (len(everyone) * (len(everyone) - 1))
        pairs = [(a, b) for a in everyone for b in everyone if a < b and luck.random() < chance]
    both = [*pairs, *((b, a) for a, b in pairs)]
    ties = [{"from_service": a, "to_service": b, "date": START, "strength": 1.0} for a, b in both]
    return made(folder, {"ties": ties}, services=everyone)
