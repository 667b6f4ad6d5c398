"""Running a place forward, cycle by cycle, areas side by side; no choice of threads or chunks changes a number."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from commonweal.lab.bench import bench_of_thread
from commonweal.lab.cycle import end_cycle, set_level
from commonweal.lab.dials import Dials
from commonweal.lab.kernels import run_areas
from commonweal.lab.kernels.events import Events, buffers
from commonweal.lab.kernels.tallies import WEEK_COLUMNS
from commonweal.lab.regime import Regime
from commonweal.lab.rules import as_record, derive
from commonweal.lab.state import State
from commonweal.lab.world import BURN_IN, CYCLE, YEAR

NO_EVENTS = buffers(0)
PARTS_PER_THREAD = 4  # areas are dealt out in so many parts a thread, so that uneven areas even out


@dataclass
class Cycle:
    """What was counted in a cycle, and where practice stood at its end. M teams."""

    week: int  # at its end, since the burn-in began
    dials: Dials
    tally: NDArray[np.int64]  # (M, tallies.TEAM_COLUMNS)
    teams: NDArray[np.void]  # forms.TEAM (M,) as the last week left them: staff, hours, ties, skill, effort
    measures: NDArray[np.float64]  # (M, 5) per whole-time week
    practice: NDArray[np.float64]  # (M, 8) after learning


@dataclass
class History:
    """What is observed of a run: weeks (weeks, A, tallies.WEEK_COLUMNS) and cycles."""

    weeks: list[NDArray[np.int64]] = field(default_factory=list)
    cycles: list[Cycle] = field(default_factory=list)

    def see_weeks(self, week: int, table: NDArray[np.int64]) -> None:
        """Keep the counts of the weeks from `week` on."""
        self.weeks.append(table)

    def see_cycle(self, state: State, cycle: Cycle) -> None:
        """Keep what a cycle showed; the state is as its last week left it, after learning."""
        self.cycles.append(cycle)

    def week_table(self) -> NDArray[np.int64]:
        """Give all weeks as one array (weeks, A, columns)."""
        return np.concatenate(self.weeks)


Runner = Callable[[State, Dials, NDArray[np.int64]], None]


@contextmanager
def runner(threads: int = 1) -> Iterator[Runner]:
    """Give the function that runs areas; with more than one thread, areas are dealt out to a pool."""
    if threads <= 1:
        yield run_serially
        return
    with ThreadPoolExecutor(threads) as workers:

        def run_in_parts(state: State, dials: Dials, week_table: NDArray[np.int64]) -> None:
            rules = derive(state, dials)
            parts = np.array_split(np.arange(len(state.areas)), min(len(state.areas), threads * PARTS_PER_THREAD))
            spans = [(int(part[0]), int(part[-1]) + 1) for part in parts]
            list(workers.map(lambda span: run_span(state, dials, rules, week_table, *span), spans))

        yield run_in_parts


def run_serially(state: State, dials: Dials, week_table: NDArray[np.int64]) -> None:
    """Run all areas on this thread."""
    run_span(state, dials, derive(state, dials), week_table, 0, len(state.areas))


def run_span(
    state: State,
    dials: Dials,
    rules: NDArray[np.void],
    week_table: NDArray[np.int64],
    first: int,
    last: int,
    done: int = 0,
    events: Events | None = None,
) -> int:
    """Run areas first..last-1 for the table's weeks from row `done` on; gives the weeks run (fewer if events fill)."""
    world, now = as_record(state.world), as_record(dials)
    weeks: int = run_areas(
        state.seed, state.week + done, len(week_table) - done, first, last, world, now, rules, state.areas,
        state.people, state.cases, state.seldom, state.teams, state.tally, week_table[done:],
        bench_of_thread(state.largest_area), NO_EVENTS if events is None else events,
    )  # fmt: skip
    return weeks


def run_weeks(
    state: State,
    dials_at: Callable[[int], Dials],
    weeks: int,
    history: History | None = None,
    adapt: bool = True,
    run: Runner = run_serially,
    tick: Callable[[int], None] | None = None,
) -> None:
    """Run a state forward.

    Parameters
    ----------
    state
        Changed in place; branch first with `state.copy()` to keep it.
    dials_at
        Gives the dials in force from a week on; asked at the start of each cycle.
    weeks
        How many weeks; need not fill a cycle, the next call goes on from there.
    history
        Where what is observed is kept, if anywhere.
    adapt
        Whether teams learn (not in the burn-in).
    run, tick
        How areas are run; what is called with the weeks done after each part.

    """
    end = state.week + weeks
    while state.week < end:
        into = state.week % CYCLE
        dials = dials_at(state.week - into)
        if into == 0:
            set_level(state, round(dials.level))
        step = min(CYCLE - into, end - state.week)
        week_table = np.zeros((step, len(state.areas), WEEK_COLUMNS), np.int64)
        run(state, dials, week_table)
        state.week += step
        if history is not None:
            history.see_weeks(state.week - step, week_table)
        if state.week % CYCLE == 0:
            _finish_cycle(state, dials, history, adapt)
        if tick is not None:
            tick(step)


def _finish_cycle(state: State, dials: Dials, history: History | None, adapt: bool) -> None:
    """End a cycle, and keep what it showed."""
    counted, teams = state.tally.copy(), state.teams.copy()
    measured = end_cycle(state, dials, adapt)
    if history is not None:
        cycle = Cycle(state.week, dials, counted, teams, measured, state.teams["practice"].copy())
        history.see_cycle(state, cycle)


def burn_in(
    state: State, regime: Regime, run: Runner = run_serially, tick: Callable[[int], None] | None = None
) -> History:
    """Run the common history: four years of block with practice frozen; then fix what measures are held against."""
    history = History()
    dials = regime.dials_at(0.0)
    run_weeks(state, lambda week: dials, BURN_IN, history, adapt=False, run=run, tick=tick)
    recent = np.mean([cycle.measures.mean(axis=0) for cycle in history.cycles[-8:]], axis=0)
    state.pref[:] = np.maximum(0.01, recent)
    return history


def live(
    state: State,
    regime: Regime,
    years: float,
    run: Runner = run_serially,
    tick: Callable[[int], None] | None = None,
    history: History | None = None,
) -> History:
    """Run a regime from where the state stands until `years` years after the branch; the state is changed in place."""
    history = History() if history is None else history
    weeks = BURN_IN + round(years * YEAR) - state.week
    run_weeks(state, lambda week: regime.dials_at((week - BURN_IN) / YEAR), weeks, history, run=run, tick=tick)
    return history
