"""What a place meets, whatever the regime: staff, nature, mechanisms taken away, a shock in some year.

A scenario is the same under every regime of a study: it says what the world is like, never what is bought or paid.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from commonweal.lab.begin import coupling_order
from commonweal.lab.cells import Layout, lay_out
from commonweal.lab.keys import refuse_unknown
from commonweal.lab.mechanisms import without
from commonweal.lab.regime import Regime
from commonweal.lab.run import History, Runner, live, run_serially
from commonweal.lab.state import State
from commonweal.lab.world import CYCLE, PARAMETERS, YEAR, World, WorldError, area_coupling, growth_at, world_with
from commonweal.place import Place

Numbers = tuple[tuple[str, float], ...]
NOT_IN_MID_RUN = {"own_skill", "gen_skill"}  # a place's skills are drawn when a run begins
_MOST = 100.0  # times as many staff or shocks, at most


@dataclass(frozen=True)
class Change:
    """What happens to a place in some year under every regime; `staff` and `need` are factors on what was."""

    year: float  # after the branch, a whole number of quarters
    staff: float = 1.0  # hours of every team, and so money
    need: float = 1.0  # chance of a shock, for everybody
    parameters: Numbers = ()


@dataclass(frozen=True)
class Scenario:
    """What a place is like and what it meets; the default changes nothing."""

    staff: float = 1.0
    parameters: Numbers = ()
    without: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    def __post_init__(self) -> None:
        _refuse(self)

    @property
    def hash(self) -> str:
        """Identify what it says (SHA-256, hexadecimal)."""
        plain = asdict(self) | {"parameters": sorted(self.parameters), "without": sorted(self.without)}
        plain["changes"] = [asdict(each) | {"parameters": sorted(each.parameters)} for each in self.changes]
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()

    def world(self, place: Place) -> World:
        """Give the world of a place in this scenario.

        Raises WorldError for a parameter or mechanism that does not exist, or a value out of its range.
        """
        base = world_with({row.name: row.value for row in place.parameters})
        return without(nature(base, dict(self.parameters)), self.without)

    def lay_out(self, place: Place) -> Layout:
        """Give a place's cells, with as many staff as this scenario has."""
        layout = lay_out(place, self.world(place))
        return layout if self.staff == 1.0 else replace(layout, fte=layout.fte * self.staff)


def scenario_of(data: Mapping[str, Any], where: str) -> Scenario:
    """Read a scenario from a table of a file: `staff`, `parameters`, `without`, and `change`, a list of the like.

    Raises ValueError, naming `where`, for a key that is not known or a value of the wrong kind.
    """
    refuse_unknown(data, {"staff", "parameters", "without", "change"}, where)
    changes = []
    if not isinstance(data.get("change", []), list):
        raise ValueError(f"{where}: changes are written as [[change]], each with a year")
    if not isinstance(data.get("without", []), list | tuple):
        raise ValueError(f"{where}: without must be a list of mechanisms, such as ['learning']")
    for number, table in enumerate(data.get("change", []), 1):
        here = f"{where} change {number}"
        refuse_unknown(table, {"year", "staff", "need", "parameters"}, here)
        if "year" not in table:
            raise ValueError(f"{here}: needs a year, such as year = 3")
        numbers = {key: _number(table[key], key, here) for key in ("year", "staff", "need") if key in table}
        changes.append(Change(**numbers, parameters=_numbers(table.get("parameters", {}), here)))
    staff = _number(data.get("staff", 1.0), "staff", where)
    try:
        return Scenario(
            staff=staff,
            parameters=_numbers(data.get("parameters", {}), where),
            without=tuple(data.get("without", ())),
            changes=tuple(changes),
        )
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def nature(world: World, overrides: Mapping[str, float]) -> World:
    """Set parameters; where coupling moves and growth is not named, growth follows so that only coupling differs.

    Coupling moves where pressure comes from, not how much there is (`world.EQUAL_BURDEN`, `docs/model.md` S1).
    """
    changed = world_with(overrides, world)
    if "omega" in overrides and "c" not in overrides:
        changed = changed._replace(c=growth_at(world, changed.omega))
    return changed


def live_through(
    state: State,
    regime: Regime,
    years: float,
    changes: tuple[Change, ...] = (),
    run: Runner = run_serially,
    tick: Callable[[int], None] | None = None,
) -> History:
    """Run a regime for so many years while the place meets changes; the state is changed in place.

    Changes in or after the last year do not happen.
    """
    history = History()
    for change in sorted(changes, key=lambda each: each.year):
        if change.year < years:
            live(state, regime, change.year, run, tick, history)
            happen(state, change)
    return live(state, regime, years, run, tick, history)


def happen(state: State, change: Change) -> None:
    """Let a change happen to a state: hours, shocks, nature."""
    state.teams["fte"] *= change.staff
    before = state.world
    state.world = nature(before, dict(change.parameters))
    shocks = change.need * (state.world.lam / before.lam if before.lam > 0 else 1.0)
    if shocks != 1.0:
        scaled = np.minimum(state.people["shock_line"] * shocks, 2.0**32 - 1)
        state.people["shock_line"] = np.floor(scaled + 0.5).astype(np.uint32)
        state.world = state.world._replace(lam=before.lam * shocks)
    rank = coupling_order(state.seed, len(state.areas))
    state.areas["omega"], state.areas["growth"] = area_coupling(state.world, rank)


def _refuse(scenario: Scenario) -> None:
    for staff in (scenario.staff, *(change.staff for change in scenario.changes)):
        if not 0 < staff <= _MOST:
            raise WorldError(f"staff is {staff:g} times what it was; it must lie above 0 and up to {_MOST:g}")
    for change in scenario.changes:
        if not 0 <= change.need <= _MOST:
            raise WorldError(f"need is {change.need:g} times what it was; it must lie in 0..{_MOST:g}")
        quarters = change.year * YEAR / CYCLE
        if not 0 <= change.year < np.inf or quarters != round(quarters):
            raise WorldError(f"a change in year {change.year:g}: it must be 0 or later, and a whole number of quarters")
        fixed = NOT_IN_MID_RUN & set(dict(change.parameters))
        if fixed:
            raise WorldError(f"{', '.join(sorted(fixed))} cannot change in mid-run: skills are drawn as a run begins")
    for name, _ in (*scenario.parameters, *(pair for change in scenario.changes for pair in change.parameters)):
        if name not in PARAMETERS:
            raise WorldError(f"parameter {name!r} is not one of the world's: {', '.join(PARAMETERS)}")


def _number(value: Any, name: str, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{where}: {name} is {value!r}; it must be a number")
    return float(value)


def _numbers(table: Any, where: str) -> Numbers:
    if not isinstance(table, Mapping) or not all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in table.values()
    ):
        raise ValueError(f"{where}: parameters are written as name = number")
    return tuple(sorted((name, float(value)) for name, value in table.items()))
