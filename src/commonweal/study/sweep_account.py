"""A sweep as an account: where two regimes differ, where they are alike, and where that cannot be told."""

from typing import Any

import numpy as np

from commonweal.lab.outcomes import OUTCOMES
from commonweal.study.account import CAUTIONS, Account, Part, Picture, Sheet
from commonweal.study.contour import Crossing, crossings
from commonweal.study.interval import interval
from commonweal.study.sweep import Sweep
from commonweal.study.sweep_chart import sweep_chart
from commonweal.study.words import (
    UNTOLD,
    capital,
    change_told,
    change_unit,
    count,
    level,
    level_interval,
    percent,
)

CANNOT = (
    "Between cells the difference is taken to run in a straight line; a finer grid may bend the boundary.",
    "A point's stretch is told for that point alone: the whole line together is less sure than each of its points.",
    "Where a cell is not told apart, the two may differ by less than these runs can show; more runs may tell.",
)


def sweep_account(sweep: Sweep) -> Account:
    """Tell a sweep: the answer with its doubt, the map, the boundary if one can be told, every cell."""
    points = crossings(sweep.grid) if sweep.grid.has_boundary else []
    plan, outcome = sweep.plan, OUTCOMES[sweep.outcome]
    moved = " and ".join(axis.name for axis in plan.axes)
    return Account(
        kind="sweep",
        title=f"{plan.regime.name} against {plan.against.name} over {moved}: {plan.place.title}",
        question=f"Where is {outcome.meaning} the same under {plan.regime.name} as under {plan.against.name}?",
        says=(_answer(sweep), _how_told(sweep)),
        parts=(_map(sweep, points), *([_boundary(sweep, points)] if points else []), _cells(sweep)),
        cannot_tell=(*CANNOT, *CAUTIONS),
        data=_data(sweep, points),
        provenance=sweep.provenance,
    )


def _answer(sweep: Sweep) -> str:
    grid, signs = sweep.grid, list(sweep.grid.told().values())
    a, b, cells = sweep.plan.against.name, sweep.plan.regime.name, len(grid.cells)
    more, less = signs.count(1), signs.count(-1)
    what = sweep.outcome.replace("_", " ")
    if grid.has_boundary:
        return (
            f"A boundary can be told: of {cells} cells, {what} is higher under {b} than under {a} in {more} and lower "
            f"in {less}, beyond luck; in the other {cells - more - less} the order cannot be told."
        )
    if not signs:
        return f"No boundary can be told from luck: in none of {cells} cells can {b} and {a} be told apart in {what}."
    way, number = ("higher", more) if more else ("lower", less)
    none = "No boundary lies among the cells swept" if number == cells else "No boundary can be told from luck"
    return (
        f"{none}: in {number} of {cells} cells {what} is {way} under {b} than under {a}, "
        f"in none the other way, and in {cells - number} the order cannot be told."
    )


def _how_told(sweep: Sweep) -> str:
    plan, outcome = sweep.plan, OUTCOMES[sweep.outcome]
    moved = "; ".join(f"{axis.name} ({axis.meaning}) {axis.low:g} to {axis.high:g}" for axis in plan.axes)
    return (
        f"{capital(outcome.meaning)} ({outcome.unit}) over {count(plan.years, 'year')}, "
        f"{count(len(plan.seeds), 'run')} a cell, both regimes with the same luck. Moved: {moved}. A cell is called "
        "only if it stands when the number of cells is allowed for (Holm: at most 5% chance of even one false call)."
    )


def _map(sweep: Sweep, points: list[Crossing]) -> Part:
    grid = sweep.grid
    signs = grid.told()
    told = [f"{_place(sweep, cell)}: {_sign(signs.get(cell))}" for cell in grid.cells]
    unit = change_unit(OUTCOMES[sweep.outcome].unit)
    title = f"{sweep.plan.regime.name} less {sweep.plan.against.name}, {sweep.outcome.replace('_', ' ')} ({unit})"
    return Part("The map", pictures=(Picture(title, sweep_chart(grid, points), ". ".join(told) + "."),))


def _boundary(sweep: Sweep, points: list[Crossing]) -> Part:
    axes = sweep.plan.axes
    rows = []
    for point in points:
        along = axes[point.axis]
        line = "" if point.other is None else f"{axes[1 - point.axis].name} {point.other:g}"
        low = f"before {along.low:g}" if point.low is None else f"{point.low:.2f}"
        high = f"beyond {along.high:g}" if point.high is None else f"{point.high:.2f}"
        rows.append((line or "all", along.name, f"{point.at:.2f}", f"{low} to {high}"))
    note = "The stretch holds every point whose own 95% interval over runs holds no difference (Fieller's set)."
    sheet = Sheet("Where the difference is nil", ("where", "along", "at", "not told from"), tuple(rows), note)
    return Part("The boundary", sheets=(sheet,))


def _cells(sweep: Sweep) -> Part:
    grid, unit = sweep.grid, OUTCOMES[sweep.outcome].unit
    signs, above = grid.told(), grid.share_above(sweep.plan.seed)
    rows = []
    for cell in grid.cells:
        found, was = grid.difference(cell), interval(grid.a[cell])
        rows.append(
            (
                *(f"{value:g}" for value in grid.at(cell)),
                f"{level(was.mean, unit)} ({level_interval(was, unit)})",
                change_told(found, unit),
                UNTOLD if np.isnan(above[cell]) else percent(float(above[cell])),
                _sign(signs.get(cell)),
            )
        )
    columns = (
        *(axis.name for axis in grid.axes),
        f"{sweep.plan.against.name} (95% interval)",
        f"difference, {change_unit(unit)} (95% interval)",
        "resamples above nil",
        "told",
    )
    note = "Each interval is for its cell alone; `told` allows for how many cells there are."
    return Part("Every cell", sheets=(Sheet(f"{sweep.outcome.replace('_', ' ')} by cell", columns, tuple(rows), note),))


def _data(sweep: Sweep, points: list[Crossing]) -> dict[str, Any]:
    grid, plan = sweep.grid, sweep.plan
    signs, above = grid.told(), grid.share_above(plan.seed)
    cells = []
    for cell in grid.cells:
        at = {axis.name: value for axis, value in zip(grid.axes, grid.at(cell), strict=True)}
        share = None if np.isnan(above[cell]) else float(above[cell])
        against = vars(interval(grid.a[cell]))
        difference = vars(grid.difference(cell))
        cells.append(
            {"at": at, "against": against, "difference": difference, "above": share, "told": signs.get(cell, 0)}
        )
    names = [axis.name for axis in grid.axes]
    boundary = [{**vars(point), "axis": names[point.axis]} for point in points]
    return {
        "regime": plan.regime.name,
        "against": plan.against.name,
        "outcome": sweep.outcome,
        "axes": [{"name": axis.name, "meaning": axis.meaning, "values": axis.values} for axis in grid.axes],
        "boundary_told": grid.has_boundary,
        "boundary": boundary,
        "cells": cells,
    }


def _place(sweep: Sweep, cell: tuple[int, int]) -> str:
    return ", ".join(f"{axis.name} {value:g}" for axis, value in zip(sweep.grid.axes, sweep.grid.at(cell), strict=True))


def _sign(sign: int | None) -> str:
    return {1: "higher", -1: "lower"}.get(sign or 0, "not told")
