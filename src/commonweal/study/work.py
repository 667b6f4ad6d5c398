"""Doing a job: one common history, then every regime from the same state and luck."""

import copy
from collections.abc import Callable, Sequence

from commonweal.lab import State, begin, burn_in, read_regime
from commonweal.lab.run import Runner, run_serially
from commonweal.lab.scenario import live_through
from commonweal.study.gauge import Gauge, gauge
from commonweal.study.job import Job
from commonweal.study.ran import Ran, told

COMMON_HISTORY = "block"  # the regime of the burn-in
Tick = Callable[[int], None]


def silent(weeks: int) -> None:
    """Tick for nobody."""


def work(job: Job, run: Runner = run_serially, tick: Tick = silent) -> tuple[Ran, ...]:
    """Do a job; gives one result for each regime, in order.

    Parameters
    ----------
    job
        What to run; the same job gives the same numbers wherever it is done.
    run, tick
        How areas are run; what is called with the simulated weeks done after each part.

    """
    layout, world = job.scenario.lay_out(job.place), job.scenario.world(job.place)
    state = begin(layout, world, job.seed)
    gauges = [gauge(name)(job.place) for name in job.gauges]
    burn_in(state, read_regime(COMMON_HISTORY), run, _looking([each.before for each in gauges], state, tick))
    results = []
    for regime in job.regimes:
        branch, seeing = state.copy(), copy.deepcopy(gauges)
        for each in seeing:
            each.after(branch)
        look = _looking([each.after for each in seeing], branch, tick)
        history = live_through(branch, regime, job.years, job.scenario.changes, run, look)
        facts = _facts(seeing, branch, history)
        results.append(Ran(job.run(regime), (job.place.name, regime.name), told(history, branch, job.years), facts))
    return tuple(results)


def _looking(looks: Sequence[Callable[[State], None]], state: State, tick: Tick) -> Tick:
    def look_and_tick(weeks: int) -> None:
        for look in looks:
            look(state)
        tick(weeks)

    return look_and_tick


def _facts(gauges: Sequence[Gauge], state: State, history: object) -> dict[str, float]:
    facts: dict[str, float] = {}
    for each in gauges:
        facts |= each.tell(state, history)  # type: ignore[arg-type]  # History, named where it is used
    return facts
