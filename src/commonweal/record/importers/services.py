"""Rows of the table `services` from the columns of a sheet that name them."""

from collections.abc import Iterable, Mapping

from commonweal.record.errors import RecordError
from commonweal.record.importers.grid import Grid

Row = dict[str, str | None]
_SAID = ("name", "provider", "area")


def services_of(grid: Grid, map: Mapping[str, str], only: str | None, wanted: Iterable[str]) -> list[Row]:
    """Give a row for each service that is wanted, in the order of their ids.

    Args:
        grid: the sheet.
        map: which column is `service` (the id), and `name`, `provider` and `area` where there are such.
        only: the one service there is, where no column says.
        wanted: ids of the services spoken of.

    Raises:
        RecordError: a service has two names, providers or areas.
    """
    rows: dict[str, Row] = {one: {"id": one} for one in sorted(set(wanted))}
    if only is None:
        for line, one in enumerate(grid.columns[map["service"]]):
            if one in rows:
                _add(rows[one], grid, map, line)
    return [{**row, "name": row.get("name") or one} for one, row in rows.items()]


def _add(row: Row, grid: Grid, map: Mapping[str, str], line: int) -> None:
    for said in _SAID:
        cell = grid.columns[map[said]][line] if said in map else None
        if cell and row.setdefault(said, cell) != cell:
            right = "give each service one, or map a column of codes as service"
            what = f"row {grid.rows[line]} gives {row['id']!r} another {said} than a row above"
            raise RecordError(what, f"{grid.name}, {map[said]}", right)
