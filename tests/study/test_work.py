"""Doing a job: the lab's own numbers, each regime from the same state, gauges told when to look."""

import numpy as np
import pytest

from commonweal.lab import History, State, begin, burn_in, live
from commonweal.lab.outcomes import OUTCOMES, window, work_out
from commonweal.lab.scenario import Change, Scenario
from commonweal.lab.world import BURN_IN, CYCLE, YEAR
from commonweal.place import Place
from commonweal.study import work as module
from commonweal.study.gauge import Gauge
from commonweal.study.job import Job
from commonweal.study.work import work

from .made import BLOCK, TARGETS, jobs, same_ran
from .places import small_place


def test_a_job_gives_the_labs_own_numbers() -> None:
    """The same as the lab's steps written out by hand."""
    job = jobs(1)[0]
    state = begin(job.scenario.lay_out(job.place), job.scenario.world(job.place), job.seed)
    burn_in(state, BLOCK)
    history = live(state, TARGETS, 1)
    expected = work_out(window(history, state, 0, 1))
    ran = work(job)[1]
    for name in OUTCOMES:
        assert np.array_equal(ran.value(name), expected[name], equal_nan=True), name
    assert ran.names == (job.place.name, "targets")


def test_a_regime_tells_the_same_whoever_runs_beside_it() -> None:
    job = jobs(1, gauges=("standing",))[0]
    both = work(job)
    assert same_ran(work(job.only((TARGETS,)))[0], both[1])
    assert same_ran(work(job.only((TARGETS, BLOCK)))[1], both[0])


def test_ticks_add_up_to_the_weeks_of_the_job() -> None:
    ticks: list[int] = []
    change = Change(0.25, staff=0.5)
    job = Job(small_place(300), (BLOCK, TARGETS), 1, 1, Scenario(changes=(change, Change(5))))
    work(job, tick=ticks.append)
    assert sum(ticks) == job.weeks


def test_scenarios_reach_the_run() -> None:
    place = small_place(300)
    hours = [
        work(Job(place, (BLOCK,), 1, 1, scenario))[0].value("service_hours")
        for scenario in (Scenario(), Scenario(staff=0.5), Scenario(changes=(Change(0.5, staff=0.5),)))
    ]
    assert hours[1] == pytest.approx(hours[0] / 2, rel=0.01)
    assert hours[2] == pytest.approx(hours[0] * 0.75, rel=0.02)


class Weeks(Gauge):
    """Notes the weeks in which it is asked to look."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.seen: list[tuple[str, int]] = []

    def before(self, state: State) -> None:
        """Note a week of the common history."""
        self.seen.append(("before", state.week))

    def after(self, state: State) -> None:
        """Note a week of a regime."""
        self.seen.append(("after", state.week))

    def tell(self, state: State, history: History) -> dict[str, float]:
        """Give what was noted."""
        return {f"{when} {week}": float(at) for at, (when, week) in enumerate(self.seen)}


def test_a_gauge_looks_each_quarter_and_sees_only_its_own_regime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "gauge", lambda name: Weeks)
    expected = [f"before {week}" for week in range(CYCLE, BURN_IN + 1, CYCLE)]
    expected += [f"after {week}" for week in range(BURN_IN, BURN_IN + YEAR + 1, CYCLE)]
    for ran in work(jobs(1, gauges=("weeks",))[0]):
        assert list(ran.facts) == expected
