"""How fast the lab is: speeds and ratios, measured in one run on one machine. Run by `make bench`."""

import argparse
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numba
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from stages import STAGES, stage_times
from tests.docking.engine import engine_snapshot
from tests.docking.model import DockingModel
from tests.small import layout

from commonweal.lab import (
    State,
    World,
    begin,
    burn_in,
    lay_out,
    live,
    read_regime,
    run_weeks,
    runner,
    world_with,
)
from commonweal.lab.kernels.forms import CASE, PERSON, SELDOM
from commonweal.place import read_place

BLOCK, TARGETS = read_regime("block").dials_at(0), read_regime("targets").dials_at(0)
AREA = 13_000  # people of an area; larger places have more areas, as they would


def settled(people: int, world: World | None = None, weeks: int = 104, fte: float = 0.0012) -> State:
    """Give a place of about so many people after two years."""
    areas = max(2, round(people / AREA))
    state = begin(layout(areas, people // areas, fte), world or World(), seed=1)
    with runner(2) as run:
        run_weeks(state, lambda week: BLOCK, weeks, adapt=False, run=run)
    return state


def best(work: Callable[[], None], times: int = 3) -> float:
    """Give the least seconds of a few tries: what the machine can do when others leave it alone."""
    tries = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        tries.append(time.perf_counter() - began)
    return min(tries)


def seconds_for(state: State, weeks: int, threads: int, times: int = 3) -> float:
    """Time some weeks under targets with learning on, from copies of one state."""
    with runner(threads) as run:
        work = [state.copy() for _ in range(times)]
        return best(lambda: run_weeks(work.pop(), lambda week: TARGETS, weeks, run=run), times)


def speed() -> None:
    """Print the speed at three sizes, on one thread and two."""
    print("\nSpeed of the full model (targets, learning on; the default world), best of a few")
    print(f"{'people':>12}{'weeks':>7}{'1 thread':>16}{'2 threads':>16}   million a second")
    points = []
    # the same half year of the same place's life at every size: later years hold more need, and cost more
    for people, weeks in ((10_000, 26), (264_000, 26), (2_600_000, 26)):
        state = settled(people)
        rates = []
        for threads in (1, 2):
            seconds = seconds_for(state, weeks, threads, 20 if people < 100_000 else 3)
            rates.append(state.size * weeks / seconds / 1e6)
            if threads == 1:
                points.append((state.size, seconds / weeks))
        print(f"{state.size:>12,}{weeks:>7}{rates[0]:>16.1f}{rates[1]:>16.1f}   x {rates[1] / rates[0]:.2f}")
    n, cost = np.log(np.array(points)).T
    print(f"Growth with people: slope of log cost on log people {np.polyfit(n, cost, 1)[0]:.3f} (1 is in proportion)")
    print(
        f"Bytes a person: {state.bytes_per_person():.0f} "
        f"(read every week {PERSON.itemsize}; of those known to services {6 * CASE.itemsize}; seldom {SELDOM.itemsize})"
    )


def queues() -> None:
    """Print how cost grows with the length of waiting lists."""
    print("\nGrowth with the length of waiting lists (patience is made to grow; 130,000 people, 1 thread)")
    points = []
    for renege in (0.4, 0.1, 0.03, 0.01, 0.0):
        state = settled(130_000, world_with({"renege": renege}), fte=0.0006)
        waiting = float((state.cases["status"] == 1).sum()) / len(state.teams)
        points.append((waiting, seconds_for(state, 13, 1) / 13 / state.size * 1e9))
        print(f"   {waiting:>8.0f} waiting a team  {points[-1][1]:>7.1f} ns a person-week")
    length, cost = np.log(np.array(points)).T
    print(f"Slope of log cost on log length: {np.polyfit(length, cost, 1)[0]:.3f} (0 is flat)")


@numba.njit(error_model="numpy", nogil=True)
def _touch(room: np.ndarray) -> None:
    for i in range(len(room)):
        room[i] += 1.0


def bandwidth() -> float:
    """Measure read-modify-write bandwidth of two threads, bytes a second, reads and writes both counted."""
    rooms = [np.zeros(16_000_000) for _ in range(2)]
    with ThreadPoolExecutor(2) as workers:
        list(workers.map(_touch, rooms))
        seconds = best(lambda: list(workers.map(_touch, rooms)), 5)
    return sum(2 * room.nbytes for room in rooms) / seconds


def stages() -> None:
    """Print where a week goes, and how near it is to the memory's limit."""
    state = settled(264_000)
    spent = stage_times(state, TARGETS, 14)
    print("\nWhere a week's time goes (264,000 people, 1 thread, with a clock in between)")
    for name, ns in zip(STAGES, spent, strict=True):
        print(f"   {ns:>6.1f} ns a person-week  {ns / spent.sum():>4.0%}  {name}")
    seconds = seconds_for(state, 26, 2)
    moved = 2 * PERSON.itemsize * state.size * 26 / seconds
    roof = bandwidth()
    print(
        f"Read-modify-write bandwidth, 2 threads: {roof / 1e9:.1f} GB/s; the week moves at least "
        f"{moved / 1e9:.1f} GB/s of people's hot columns: {moved / roof:.0%}"
    )


def docking() -> None:
    """Print the same work in the docking implementation."""
    print("\nThe same work in the docking implementation (Mesa, plain Python objects): 400 people, 26 weeks")
    state = begin(layout(2, 200), World(), seed=1)
    run_weeks(state, lambda week: BLOCK, 104, adapt=False)
    model = DockingModel(engine_snapshot(state), state.world._asdict(), TARGETS._asdict(), 1, state.week, True)
    began = time.perf_counter()
    for _ in range(26):
        model.step()
    slow = state.size * 26 / (time.perf_counter() - began)
    same = seconds_for(state, 26, 1, 5)
    here = state.size * 26 / same
    large = settled(264_000)
    fast = [large.size * 26 / seconds_for(large, 26, threads) for threads in (1, 2)]
    print(f"   docking {slow:>14,.0f} person-weeks a second")
    print(f"   engine  {here:>14,.0f} on the same 400 people: {here / slow:,.0f} times")
    print(
        f"   engine  {fast[0]:>14,.0f} a person-week of 264,000, 1 thread: {fast[0] / slow:,.0f} times; "
        f"2 threads: {fast[1] / slow:,.0f} times"
    )


def plymouth() -> None:
    """Print ten years of Plymouth under three regimes."""
    place = read_place(ROOT / "places/plymouth")
    world = world_with({row.name: row.value for row in place.parameters})
    state = begin(lay_out(place, world), world, seed=1)
    with runner(2) as run:
        burn_in(state, read_regime("block"), run=run)
        print("\nTen years of places/plymouth, 2 threads, warm, all outcomes kept")
        for name in ("block", "targets", "alliance"):
            branches = [state.copy() for _ in range(2)]
            seconds = best(lambda: live(branches.pop(), read_regime(name), 10, run=run), 2)  # noqa: B023  # called at once
            print(
                f"   {name:<10}{seconds:>6.2f} s  "
                f"{state.size * 520 / seconds / 1e6:>6.1f} million person-weeks a second"
            )


def england() -> None:
    """Print a year of a place as large as England."""
    people = 56_000_000
    print(f"\nEngland: {people:,} people")
    began = time.perf_counter()
    areas = people // AREA
    state = begin(layout(areas, AREA), World(), seed=1)
    held = state.people.nbytes + state.cases.nbytes + state.seldom.nbytes
    print(
        f"   drawn in {time.perf_counter() - began:.0f} s; {held / 2**30:.1f} GiB of people and cases, "
        f"{len(state.teams):,} teams",
        flush=True,
    )
    began = time.perf_counter()
    with runner(2) as run:
        run_weeks(state, lambda week: TARGETS, 52, run=run)
    seconds = time.perf_counter() - began
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"   a year in {seconds:.0f} s, {state.size * 52 / seconds / 1e6:.1f} million person-weeks a second; "
        f"peak memory {peak:.1f} GiB"
    )


def main() -> None:
    """Print the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--england", action="store_true", help="also live a year of 56 million people (16 GB)")
    parser.add_argument("--only", help="one part: speed, queues, stages, docking, plymouth or england")
    asked = parser.parse_args()
    parts = {"speed": speed, "queues": queues, "stages": stages, "docking": docking, "plymouth": plymouth}
    if asked.england or asked.only == "england":
        parts["england"] = england
    print("Shared machines are noisy: quote ratios within this run. Kernels are compiled first, about a minute if new.")
    for name, part in parts.items():
        if asked.only in (None, name):
            part()


if __name__ == "__main__":
    main()
