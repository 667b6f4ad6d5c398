"""Small states to test with: begun, burnt in, or made bare so that a closed form holds in them."""

from functools import lru_cache

import numpy as np
from tests.small import layout

from commonweal.lab import Dials, History, State, World, begin, burn_in, read_regime, run_weeks
from commonweal.lab.kernels.fixed import LEVEL, UNKNOWN

BLOCK = Dials()
# Every dial away from zero, so that every rule has something to do.
ALL_ON = Dials(
    proxy=1.0, breadth=0.4, follow=0.5, wait_w=0.2, rec=0.2, control=0.2, comp=0.9, pool=0.5, learn=0.05,
    feedback=0.7, coloc=0.5, coprod=0.5, perm=0.4, pbr=0.5, open_door=0.1, level=0,
)  # fmt: skip
# No shocks, moves, changes of assets or trust, and nobody asks for help: needs are left to themselves.
QUIET = World(lam=0.0, move=0.0, ka=0.0, kah=0.0, a_shock=0.0, ktr=0.0, seek=0.0, tau0=0.0)


@lru_cache(maxsize=32)
def _burnt_in(areas: int, people: int, world: World, seed: int) -> State:
    state = begin(layout(areas, people), world, seed)
    burn_in(state, read_regime("block"))
    return state


def burnt_in(areas: int = 2, people: int = 200, world: World | None = None, seed: int = 1) -> State:
    """A small place after its common history; a copy, to be changed at will."""
    return _burnt_in(areas, people, world or World(), seed).copy()


def lived(state: State, dials: Dials, weeks: int, adapt: bool = True) -> History:
    """Let a state live some weeks under constant dials; gives what was counted."""
    history = History()
    run_weeks(state, lambda week: dials, weeks, history, adapt=adapt)
    return history


def one_week(state: State, dials: Dials, adapt: bool = True) -> np.ndarray:
    """Live one week; gives what each team counted in it, (M, columns)."""
    before = state.tally.copy()
    history = lived(state, dials, 1, adapt)
    after = history.cycles[-1].tally if history.cycles else state.tally
    return after - before


def bare(world: World, areas: int = 1, people: int = 600, growth: float | None = None) -> State:
    """A place of people without needs, all equally susceptible, in areas that grow needs as given."""
    state = begin(layout(areas, people), world, seed=1)
    state.people["need"] = 0
    state.people["susceptible"] = 1.0
    if growth is not None:
        state.areas["growth"] = growth
    return state


def set_need(state: State, rows: slice | np.ndarray, value: float, domain: int | slice = slice(None)) -> None:
    """Give rows a need."""
    state.people["need"][rows, domain] = int(value * LEVEL + 0.5)


def open_case(state: State, row: int, domain: int, week: int = 0) -> None:
    """Open a case as if work had begun before `week`."""
    cases = state.cases
    cases["status"][row, domain] = 2
    cases["episode"][row, domain] = week
    cases["need_at_start"][row, domain] = state.people["need"][row].sum()
    cases["seen"][row, domain] = UNKNOWN
    mark(state)


def of(state: State, name: str) -> np.ndarray:
    """A column of the people, whichever of the tables of a state it lies in."""
    return state.people[name] if name in state.people.dtype.names else state.seldom[name]


def derived(state: State) -> dict[str, np.ndarray]:
    """What the engine keeps beside the slots to save time: bits of slots in use and open, next week due."""
    bit = 1 << np.arange(6)
    helped = of(state, "help").any(axis=1) | (of(state, "help_assets") != 0)
    status, due = state.cases["status"], state.cases["due"]
    return {
        "busy": ((status != 0) * bit).sum(axis=1) + 64 * helped,
        "open": ((status == 2) * bit).sum(axis=1),
        "next_due": np.where(due >= state.week, due, 2**31 - 1).min(axis=1),
    }


def mark(state: State) -> None:
    """Put what is derived right again after a state was changed by hand."""
    for name, column in derived(state).items():
        state.people[name] = column


def same(a: State, b: State) -> list[str]:
    """Names of the parts in which two states differ, bit for bit."""
    found = []
    for name in ("people", "seldom", "cases", "teams", "areas", "pref", "tally"):
        if not equal(getattr(a, name), getattr(b, name)):
            found.append("people" if name == "seldom" else name)
    if (a.week, a.level, a.looks_known) != (b.week, b.level, b.looks_known):
        found.append("week, level or looks_known")
    return list(dict.fromkeys(found))


def equal(x: np.ndarray, y: np.ndarray) -> bool:
    """Bit for bit, field by field (padding between fields is nobody's business)."""
    if x.dtype.names is None:
        return bool(np.array_equal(x, y))
    return all(np.array_equal(x[name], y[name]) for name in x.dtype.names)
