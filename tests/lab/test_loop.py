"""The printed order of a week is the order of the code, and a week writes nothing that it does not name."""

import ast
import inspect
from functools import cache
from importlib import import_module

import numpy as np
import pytest

from commonweal.lab import loop
from commonweal.lab.kernels.forms import CASE, PERSON, SELDOM, TEAM

from .places import ALL_ON, burnt_in, lived

HOMES = dict.fromkeys(("cycle", "fund", "rules", "run"), "commonweal.lab")
PARTS = (*loop.CYCLE_START, *loop.WEEK, *loop.CYCLE_END)
TABLES = {"people": PERSON, "cases": CASE, "seldom": SELDOM, "teams": TEAM}


def home(module: str):
    return import_module(f"{HOMES.get(module, 'commonweal.lab.kernels')}.{module}")


@cache
def tree(module: str) -> dict[str, ast.FunctionDef]:
    nodes = ast.parse(inspect.getsource(home(module))).body
    return {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}


@cache
def imported(module: str) -> dict[str, str]:
    """Names that a module takes from another one of ours, and from which."""
    taken = {}
    for node in ast.parse(inspect.getsource(home(module))).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("commonweal.lab"):
            taken |= {name.asname or name.name: node.module.rsplit(".", 1)[1] for name in node.names}
    return taken


def called(node: ast.AST):
    """Names of the functions called under a node, in the order in which they are called."""
    for child in ast.iter_child_nodes(node):
        yield from called(child)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        yield node.func.id


def walk(module: str, name: str, seen: set[str]):
    """All functions that a function calls, and those that they call, each where it is first called."""
    for callee in called(tree(module)[name]):
        where = callee if callee in tree(module) else None
        there = module if where else imported(module).get(callee)
        if there is None or there not in ("rules", *WALKED) or callee not in tree(there):
            continue
        full = f"{there}:{callee}"
        if full not in seen:
            seen.add(full)
            yield full
            yield from walk(there, callee, seen)


WALKED = ("run", "cycle", "fund", "week", "people", "needs", "door", "queue", "work", "ties")


def in_order(parts: tuple[loop.Part, ...], *roots: str) -> list[str]:
    """The parts' functions in the order in which the roots call them."""
    listed, seen = {part.where for part in parts}, set()
    return [name for root in roots for name in walk(*root.split(":"), seen) if name in listed]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.number)
def test_a_part_names_a_function_that_exists_and_what_it_writes(part):
    module, name = part.where.split(":")
    assert callable(getattr(home(module), name))
    fields = {field for table in TABLES.values() for field in table.names}
    assert set(part.writes) <= fields, set(part.writes) - fields
    assert part.what


def test_a_week_is_told_in_the_order_of_the_code():
    assert in_order(loop.WEEK, "week:area_week") == [part.where for part in loop.WEEK]


def test_a_cycle_begins_and_ends_in_the_order_of_the_code():
    """Between the level and the rules stands `run`, whose every form derives the rules first."""
    begins = in_order(loop.CYCLE_START, "run:run_weeks", "run:run_serially")
    assert begins == [part.where for part in loop.CYCLE_START]
    assert in_order(loop.CYCLE_END, "cycle:end_cycle") == [part.where for part in loop.CYCLE_END]
    names = list(called(tree("run")["run_weeks"]))
    assert names.index("set_level") < names.index("run") < names.index("_finish_cycle")


def test_it_prints_every_part_by_number():
    lines = loop.order().splitlines()
    assert len([line for line in lines if not line.startswith(" ")]) == 3  # headings
    first = [line.split()[0] for line in lines if line.startswith("  ") and not line.startswith(" " * 8)]
    assert first == [str(number) for number in range(1, len(PARTS) + 1)]
    for part in PARTS:
        assert part.what in loop.order()
        assert part.where in loop.order()


def changed(before: dict[str, np.ndarray], state) -> set[str]:
    return {
        field
        for table in TABLES
        for field in TABLES[table].names
        if not np.array_equal(before[table][field], getattr(state, table)[field])
    }


def copies(state) -> dict[str, np.ndarray]:
    return {table: getattr(state, table).copy() for table in TABLES}


def may_write(week: int) -> set[str]:
    """Fields that the list lets the given week change, which may begin a cycle or end one."""
    parts = [loop.CYCLE_START[1], *loop.WEEK]
    parts += [loop.CYCLE_START[0]] if week % 13 == 1 else loop.CYCLE_END if week % 13 == 0 else []
    return {field for part in parts for field in part.writes} | {"hours"}  # cleared as a cycle ends


def test_weeks_write_what_is_listed_and_nothing_else():
    """With every dial on, and learning moved once; a listed field nobody writes is one too many."""
    state, written = burnt_in(4, 300), set()
    for week in range(1, 53):
        before = copies(state)
        lived(state, ALL_ON if week <= 26 else ALL_ON._replace(level=1.0), 1)
        now = changed(before, state)
        assert now <= may_write(week)
        written |= now
    assert written == {field for part in PARTS for field in part.writes}
