"""Doing a job: one common history, then every regime from the same state and luck."""

import copy
from collections.abc import Callable, Sequence

from commonweal.lab import History, State, begin, burn_in, read_regime
from commonweal.lab.run import Runner, run_serially
from commonweal.lab.scenario import Scenario, live_through
from commonweal.place import Place
from commonweal.study.gauge import Gauge, gauge
from commonweal.study.job import AS_IT_IS, Job
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
    gauges = [gauge(name)(job.place) for name in job.gauges]
    state = common_history(job.place, job.seed, job.scenario, run, tick, [each.before for each in gauges])
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


def common_history(
    place: Place,
    seed: int,
    scenario: Scenario = AS_IT_IS,
    run: Runner = run_serially,
    tick: Tick = silent,
    looks: Sequence[Callable[[State], None]] = (),
) -> State:
    """Draw a place and let it live to where regimes branch; `looks` are called as each of its quarters ends."""
    state = begin(scenario.lay_out(place), scenario.world(place), seed)
    burn_in(state, read_regime(COMMON_HISTORY), run, _looking(looks, state, tick))
    return state


def _looking(looks: Sequence[Callable[[State], None]], state: State, tick: Tick) -> Tick:
    def look_and_tick(weeks: int) -> None:
        for look in looks:
            look(state)
        tick(weeks)

    return look_and_tick


def _facts(gauges: Sequence[Gauge], state: State, history: History) -> dict[str, float]:
    facts: dict[str, float] = {}
    for each in gauges:
        facts |= each.tell(state, history)
    return facts
