"""A sheet with a column for each period, made long: a row for each service and period."""

from collections.abc import Collection

from commonweal.record.errors import RecordError
from commonweal.record.importers.grid import Cells, Grid

PERIOD, VALUE = "the period in the heading", "the cell below it"
"""What the two columns that come of it are called in messages."""


def lengthen(grid: Grid, kept: Collection[str], periods: Collection[str]) -> Grid:
    """Give a table with a row for each row and period of `grid`.

    Args:
        grid: the wide table.
        kept: columns that are repeated beside each value.
        periods: headings that are periods; what is in no kept and no period column is left out.

    Raises:
        RecordError: no heading is a period.
    """
    if not periods:
        right = "map the column of the periods, period=COLUMN, or head each column with one, such as 2016-04 or Apr-16"
        raise RecordError("no column of periods is mapped and no heading is a period", grid.name, right)
    columns: dict[str, Cells] = {one: [] for one in (*kept, PERIOD, VALUE)}
    rows: list[int] = []
    for period in periods:
        for one in kept:
            columns[one] += grid.columns[one]
        columns[PERIOD] += [period] * len(grid.rows)
        columns[VALUE] += grid.columns[period]
        rows += grid.rows
    return Grid(grid.name, columns, rows, grid.seal)
