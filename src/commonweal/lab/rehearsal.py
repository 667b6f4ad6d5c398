"""One rehearsal, from a place to a record and a summary."""

import math
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal import __version__
from commonweal.lab.begin import begin
from commonweal.lab.cells import Layout, lay_out
from commonweal.lab.laws import Laws
from commonweal.lab.outcomes import window, work_out
from commonweal.lab.recorder import Map, Recorder
from commonweal.lab.regime import Regime, read_regime
from commonweal.lab.run import Cycle, burn_in, live, runner
from commonweal.lab.state import State
from commonweal.lab.world import BURN_IN, YEAR, World, world_with
from commonweal.place import Place
from commonweal.record import INDICATORS, Record, RecordWriter

Tick = Callable[[int], None]


class Stopped(Exception):  # noqa: N818  # a signal, not an error
    """Raised by a tick to stop a run between two cycles; what was lived so far is kept."""


@dataclass(frozen=True)
class Plan:
    """What is to be rehearsed."""

    place: Place
    regime: Regime
    years: float
    seed: int
    world: World
    threads: int = 1

    @property
    def weeks(self) -> int:
        """Weeks to be lived, burn-in included."""
        return BURN_IN + round(self.years * YEAR)


@dataclass
class Summary:
    """What came of it."""

    plan: Plan
    state: State
    years: float  # lived after the branch
    outcomes: dict[str, float]
    laws: dict[str, float]
    seconds: float
    weeks: int
    record: Record
    partial: bool = False
    notes: list[str] = field(default_factory=list)

    @property
    def person_weeks_per_second(self) -> float:
        """People times weeks lived here, by the seconds that took."""
        return self.state.size * self.weeks / self.seconds


def plan_rehearsal(
    place: Place, regime: Regime, years: float, seed: int, world: World | None = None, threads: int = 1
) -> Plan:
    """Plan a rehearsal; the place's own parameters override the world's defaults, `world` overrides both.

    Raises WorldError for a parameter the world does not know, ValueError for years, seed or threads out of range.
    """
    own = world_with({row.name: row.value for row in place.parameters}) if world is None else world
    if not 0.25 <= years <= 200:
        raise ValueError(f"years is {years:g}; it must lie in 0.25..200")
    if not 0 <= seed < 2**63:
        raise ValueError(f"seed is {seed}; it must lie in 0..2^63-1")
    if not 1 <= threads <= 1024:
        raise ValueError(f"threads is {threads}; it must lie in 1..1024")
    return Plan(place, regime, math.floor(years * 4 + 0.5) / 4, seed, own, threads)


class _Watch(Recorder):
    """A recorder that also checks the laws."""

    laws: Laws
    state: State

    def see_weeks(self, week: int, table: NDArray[np.int64]) -> None:
        super().see_weeks(week, table)
        self.laws.check_weeks(self.state, table)

    def see_cycle(self, state: State, cycle: Cycle) -> None:
        super().see_cycle(state, cycle)
        self.laws.check_cycle(state, cycle)


@contextmanager
def _mapped(threads: int) -> Iterator[Map]:
    if threads <= 1:
        yield map
        return
    with ThreadPoolExecutor(threads) as workers:
        yield workers.map


def rehearse(plan: Plan, folder: str | Path, tick: Tick | None = None, state: State | None = None) -> Summary:
    """Rehearse a place into a record.

    Parameters
    ----------
    plan
        What to rehearse.
    folder
        Where the record goes; must not exist or be empty.
    tick
        Called with the weeks done after each part; may raise Stopped.
    state
        Where to go on from (a saved state after the burn-in); else the place is drawn and burnt in.

    Raises RecordError if the folder cannot take a record, ValueError if the state is not one to go on from.
    Whatever else stops it, no half record is left.

    """
    if state is not None:
        check_state(plan, state)
    layout = lay_out(plan.place, plan.world)
    with _writer(plan, layout, folder, BURN_IN if state is None else state.week) as writer:
        began = time.perf_counter()
        lived = state.week if state is not None else 0
        partial = False
        try:
            state = _history(plan, layout, tick) if state is None else state
        except Stopped:
            writer.abandon()
            raise
        with _mapped(plan.threads) as map_areas:
            watch = _Watch(writer, layout.cells, plan.seed, plan.place.start, map_areas, layout.claimed)
            watch.laws, watch.state = Laws.at(state), state
            branch = state.week
            try:
                live(state, plan.regime, plan.years, run=watch.run, tick=tick, history=watch)
            except Stopped:
                partial = state.week < plan.weeks
        seconds = time.perf_counter() - began
        if not watch.cycles:
            writer.abandon()
            raise Stopped
        covered = watch.close(state)
        record = writer.finish(
            partial, f"stopped after {(state.week - BURN_IN) / YEAR:g} of {plan.years:g} years", covered
        )
    years = (state.week - branch) / YEAR
    told = work_out(window(watch, state, 0, years))
    return Summary(plan, state, years, told, watch.laws.worst, seconds, state.week - lived, record, partial)


def check_state(plan: Plan, state: State) -> None:
    """Raise ValueError unless the plan can go on from the state."""
    if not BURN_IN <= state.week < plan.weeks:
        lived = (state.week - BURN_IN) / YEAR
        raise ValueError(f"the saved state has lived {lived:g} years; years is {plan.years:g} and must be more")
    if state.seed != plan.seed or state.world != plan.world:
        raise ValueError("seed and world come with a saved state; the plan has others")


def _history(plan: Plan, layout: Layout, tick: Tick | None) -> State:
    """Draw the place and live the common history."""
    state = begin(layout, plan.world, plan.seed)
    with runner(plan.threads) as run:
        burn_in(state, read_regime("block"), run=run, tick=tick)
    return state


def _writer(plan: Plan, layout: Layout, folder: str | Path, first: int) -> RecordWriter:
    services = [
        {
            "id": cell.id,
            "name": cell.name,
            "provider": cell.provider,
            "domain": cell.domain,
            "area": cell.area,
        }
        for cell in layout.cells
    ]
    indicators = [each.row() for each in INDICATORS]
    return RecordWriter(folder, services, indicators=indicators, provenance=provenance(plan, first))


def provenance(plan: Plan, first: int = BURN_IN) -> dict[str, Any]:
    """Say where a simulated record comes from; one that goes on from a saved state begins in week `first`."""
    return {
        "place": plan.place.name,
        "place_hash": plan.place.hash,
        "regime": plan.regime.name,
        "regime_hash": plan.regime.hash,
        "seed": plan.seed,
        "software_version": __version__,
        "parameters": {
            "years": plan.years,
            "from_year": (first - BURN_IN) / YEAR,
            "world": plan.world._asdict(),
        },
    }
