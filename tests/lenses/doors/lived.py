"""A simulated record in which every door's line is moved half-way, and nothing else changes."""

from pathlib import Path

from tests.lab.records import AREAS, PEOPLE, START, start_state
from tests.small import layout

from commonweal.lab import read_regime, run_weeks
from commonweal.lab.kernels.practice import HIGHEST, INTAKE_MIN, LOWEST
from commonweal.lab.recorder import Recorder
from commonweal.lab.world import World
from commonweal.record import INDICATORS, Record, RecordWriter


def lived(folder: Path, moved: float, seed: int = 7) -> Record:
    """Live a year, move the least severity taken on by `moved` need-units, live another; nobody learns."""
    state, cells = start_state(World(), seed), layout(AREAS, PEOPLE).cells
    services = [{"id": c.id, "name": c.name, "domain": c.domain, "area": c.area} for c in cells]
    dials = read_regime("block").dials_at(0.5)
    indicators = [each.row() for each in INDICATORS]
    with RecordWriter(folder, services, indicators=indicators) as writer:
        history = Recorder(writer, cells, state.seed, START)
        run_weeks(state, lambda week: dials, 52, history, adapt=False, run=history.run)
        state.teams["practice"][:, INTAKE_MIN] += moved / (HIGHEST[INTAKE_MIN] - LOWEST[INTAKE_MIN])
        run_weeks(state, lambda week: dials, 52, history, adapt=False, run=history.run)
        return writer.finish(coverage=history.close(state))
