"""Where a week's time goes: the same rules as `kernels/week.py`, with a clock between the stages.

Only the outermost order is repeated here, since a clock cannot be let into the kernels that others run.
"""

import ctypes

import numba
import numpy as np

from commonweal.lab import Dials, State
from commonweal.lab.bench import make_bench
from commonweal.lab.kernels import luck
from commonweal.lab.kernels.events import buffers
from commonweal.lab.kernels.forms import Scene
from commonweal.lab.kernels.needs import drift, grow, settle, shock
from commonweal.lab.kernels.people import ask, come_and_go, gather, marks_due, observe, scatter, visit_slots
from commonweal.lab.kernels.queue import fill_places
from commonweal.lab.kernels.tallies import WEEK_COLUMNS
from commonweal.lab.kernels.ties import skill_week, tie_week
from commonweal.lab.kernels.week import clear, week_keys
from commonweal.lab.kernels.work import leaving, team_work
from commonweal.lab.rules import as_record, derive

STAGES = (
    "gather a neighbourhood into the tile; draw events",
    "needs, assets, trust, who might ask (vectors); write back",
    "doors: follow-up, waiting, seeking, intake; observe",
    "fill places from the lists",
    "hours, work, reviews, hand-offs, credit",
    "ties and shared skill",
)
_clock = ctypes.CDLL(None).clock_gettime
_clock.argtypes = [ctypes.c_int, ctypes.c_void_p]
_clock.restype = ctypes.c_int
K = 6


@numba.njit(error_model="numpy", _nrt=False)
def _now(room):
    _clock(1, room.ctypes)
    return room[0] * 1_000_000_000 + room[1]


@numba.njit(error_model="numpy", _nrt=False)
def _timed_weeks(
    seed,
    t0,
    weeks,
    world,
    dials,
    rules,
    areas,
    people,
    cases,
    seldom,
    teams,
    tally,
    table,
    bench,
    events,
    spent,
    room,
):
    scene = Scene(
        world[0], dials[0], rules[0], areas, people, cases, seldom, teams, tally, bench, bench.counts[0],
        bench.tile[0], events,
    )  # fmt: skip
    tile = bench.tile[0]
    for area in range(len(areas)):
        for step in range(weeks):
            t = t0 + step
            row = table[step, area]
            keys = week_keys(seed, t)
            clear(scene.counts)
            for k in range(K):
                scene.counts.leave[k] = leaving(scene, area * K + k)
            for first in range(areas[area].first, areas[area].end, 50):
                lanes = min(50, areas[area].end - first)
                a = _now(room)
                gather(scene, first, lanes)
                come_and_go(scene, keys, row, t, area, first, lanes)
                b = _now(room)
                grow(scene, area, lanes)
                for q in range(lanes):
                    if luck.high(tile.drawn[q]) < tile.line[q]:
                        shock(scene, keys, area, first + q, q)
                settle(scene, lanes)
                drift(scene, lanes)
                scatter(scene, first, lanes)
                ask(scene, keys, lanes)
                c = _now(room)
                for q in range(lanes):
                    known = np.int64(people[first + q].busy)
                    if people[first + q].next_due <= t:
                        known |= marks_due(scene, t, first + q)
                    marks = known | np.int64(tile.asks[q])
                    if marks != 0:
                        visit_slots(scene, keys, t, area, first + q, np.int64(tile.total[q]), known, marks)
                observe(scene, row, first, lanes)
                d = _now(room)
                spent[0] += b - a
                spent[1] += c - b
                spent[2] += d - c
            for k in range(K):
                a = _now(room)
                fill_places(scene, keys, t, area * K + k, k)
                b = _now(room)
                team_work(scene, keys, t, area, k)
                spent[3] += b - a
                spent[4] += _now(room) - b
            a = _now(room)
            for k in range(K):
                team = area * K + k
                skill_week(scene, team, k, tie_week(scene, team, k))
                teams[team].listed = scene.counts.waiting[k] + scene.counts.handed_in[k]
                teams[team].handed_in = scene.counts.handed_in[k]
            spent[5] += _now(room) - a


def stage_times(state: State, dials: Dials, weeks: int) -> np.ndarray:
    """Live some weeks of a copy of a state on one thread; gives nanoseconds a person-week of each stage."""
    state = state.copy()
    rules, table = derive(state, dials), np.zeros((weeks, len(state.areas), WEEK_COLUMNS), np.int64)
    bench, spent, room = (
        make_bench(state.largest_area),
        np.zeros(len(STAGES), np.int64),
        np.zeros(2, np.int64),
    )

    def live(weeks: int) -> None:
        _timed_weeks(
            state.seed, state.week, weeks, as_record(state.world), as_record(dials), rules, state.areas, state.people,
            state.cases, state.seldom, state.teams, state.tally, table, bench, buffers(0), spent, room,
        )  # fmt: skip
        state.week += weeks

    live(1)  # compiles
    spent[:] = 0
    live(weeks - 1)
    lived = state.size * (weeks - 1)
    return spent / lived - _clock_cost(room) / lived * _calls(state, weeks - 1)


def _clock_cost(room: np.ndarray) -> float:
    """Measure what one reading of the clock takes, nanoseconds; it is no part of a week."""
    _read(room, 1)  # compiles
    began = _now(room)
    _read(room, 100_000)
    return float(_now(room) - began) / 100_000


@numba.njit(error_model="numpy", _nrt=False)
def _read(room, times):
    for _ in range(times):
        _now(room)


def _calls(state: State, weeks: int) -> np.ndarray:
    """Count how often each stage was timed: once a neighbourhood, once a team or once an area, each week."""
    people = state.areas["end"] - state.areas["first"]
    hoods, areas = int(np.ceil(people / 50).sum()), len(people)
    return weeks * np.array([hoods, hoods, hoods, K * areas, K * areas, areas])
