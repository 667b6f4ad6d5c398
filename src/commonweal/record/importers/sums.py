"""Rows of one service and period added up before anything is worked out of them: a share of sums."""

from collections.abc import Sequence

from commonweal.record.errors import RecordError
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.figures import read_figure
from commonweal.record.importers.grid import Cells, Grid
from commonweal.record.importers.repairs import Repairs


def having(grid: Grid, keys: Sequence[str], column: str, value: str) -> Grid:
    """Keep the rows of those groups (alike in the columns `keys`) of which at least one row has `value` in `column`.

    Raises:
        RecordError: no row has it.
    """
    groups = _groups(grid, keys)
    wanted = {group for group, cell in zip(groups, grid.columns[column], strict=True) if (cell or "") == value}
    if not wanted:
        there = ", ".join(sorted({cell or "nothing" for cell in grid.columns[column]})[:10])
        raise RecordError(f"no row has {value!r} in {column}", grid.name, f"it holds {there}")
    return grid.keep([line for line, group in enumerate(groups) if group in wanted])


def add_up(grid: Grid, keys: Sequence[str], figures: Sequence[str], faults: Faults, repairs: Repairs) -> Grid:
    """Give one row for each group of rows that are alike in `keys`, with the sums of the columns `figures`.

    Rows that are alike in everything came twice: one is dropped and counted. A sum of which a part is not given is not
    given. The other columns are those of the group's first row.
    """
    grid = _without_doubles(grid, repairs)
    members: dict[tuple[str | None, ...], list[int]] = {}
    for line, group in enumerate(_groups(grid, keys)):
        members.setdefault(group, []).append(line)
    added = grid.keep([lines[0] for lines in members.values()])
    for column in figures:
        added.columns[column] = [_sum(grid, column, lines, faults) for lines in members.values()]
    repairs.add("rows of one service and period were added up", len(grid.rows) - len(added.rows))
    return added


def _groups(grid: Grid, keys: Sequence[str]) -> list[tuple[str | None, ...]]:
    return list(zip(*(grid.columns[key] for key in keys), strict=True))


def _without_doubles(grid: Grid, repairs: Repairs) -> Grid:
    first: dict[tuple[str | None, ...], int] = {}
    for line, cells in enumerate(_groups(grid, list(grid.columns))):
        if first.setdefault(cells, line) != line:
            repairs.add("rows that came twice were dropped", 1, [grid.rows[line]])
    return grid.keep(list(first.values())) if len(first) < len(grid.rows) else grid


def _sum(grid: Grid, column: str, lines: Sequence[int], faults: Faults) -> str | None:
    cells: Cells = grid.columns[column]
    if len(lines) == 1:
        return cells[lines[0]]
    total = 0.0
    for line in lines:
        try:
            figure = read_figure(cells[line])
        except ValueError as wrong:
            faults.add(grid.name, grid.rows[line], column, f"it {wrong}", "mend it")
            return None
        if figure.per_cent:
            faults.add(grid.name, grid.rows[line], column, "percentages cannot be added up", "give the counts")
            return None
        if figure.value is None:
            return None
        total += figure.value
    return repr(total)
