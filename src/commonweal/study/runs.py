"""The runs of a study: in each, one common history, then every regime from the same state and luck."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lab import History, Layout, Regime, State, World, begin, burn_in, live, read_regime
from commonweal.lab.outcomes import OUTCOMES, by_year, window, work_out
from commonweal.lab.run import Runner, run_serially
from commonweal.lab.world import BURN_IN, YEAR
from commonweal.study.standing import Snapshot, Watch

Values = dict[str, NDArray[np.float64]]  # outcome -> (regimes, runs), or (regimes, runs, years) for paths
COMMON_HISTORY = "block"  # the regime of the burn-in


@dataclass
class Runs:
    """What was told of every run; regimes in the order given."""

    windows: dict[int, Values]  # first years -> outcome -> (regimes, runs)
    paths: Values  # outcome -> (regimes, runs, years)


def run_seeds(seed: int, runs: int) -> tuple[int, ...]:
    """Give each run a seed of its own, 0 to 2^63 - 1, from the study's seed and the run's number alone."""
    states = (np.random.SeedSequence([seed, r]).generate_state(1, np.uint64)[0] for r in range(runs))
    return tuple(int(state) >> 1 for state in states)


def weeks_to_run(regimes: int, runs: int, years: int) -> int:
    """Count the simulated weeks of a study, which is what `tick` adds up to."""
    return runs * (BURN_IN + regimes * years * YEAR)


def run_all(
    layout: Layout,
    world: World,
    regimes: Sequence[Regime],
    seeds: Sequence[int],
    years: int,
    horizons: Sequence[int],
    run: Runner = run_serially,
    tick: Callable[[int], None] | None = None,
    met: Callable[[Snapshot], None] | None = None,
) -> Runs:
    """Run every regime under every seed.

    Parameters
    ----------
    layout, world
        The place as the lab needs it, and what nature and people are like.
    years, horizons
        How long each regime lives, and the first years that are told apart besides; in whole years.
    run, tick
        How areas are run; what is called with the weeks done after each part.
    met
        Called with a snapshot of the people at the end of each run's burn-in.

    """
    spans = sorted({*horizons, years})
    found = Runs(
        {span: _blank(len(regimes), len(seeds)) for span in spans}, _blank(len(regimes), len(seeds), years)
    )
    for r, seed in enumerate(seeds):
        state = _common_history(layout, world, seed, run, tick, met)
        for g, regime in enumerate(regimes):
            branch = state.copy()
            _tell(found, g, r, live(branch, regime, years, run, tick), branch)
    return found


def _blank(*shape: int) -> Values:
    return {name: np.full(shape, np.nan) for name in OUTCOMES}


def _common_history(
    layout: Layout,
    world: World,
    seed: int,
    run: Runner,
    tick: Callable[[int], None] | None,
    met: Callable[[Snapshot], None] | None,
) -> State:
    state = begin(layout, world, seed)
    watch = Watch(state, BURN_IN - YEAR)

    def look_and_tick(weeks: int) -> None:
        watch.look()
        if tick is not None:
            tick(weeks)

    burn_in(state, read_regime(COMMON_HISTORY), run, look_and_tick)
    if met is not None:
        met(watch.snapshot())
    return state


def _tell(found: Runs, g: int, r: int, history: History, state: State) -> None:
    """Keep the outcomes of one regime in one run; the history itself is let go, for a city's fills memory."""
    for span, values in found.windows.items():
        for name, value in work_out(window(history, state, 0, span)).items():
            values[name][g, r] = value
    for name, path in by_year(history, state).items():
        found.paths[name][g, r] = path
