"""Records made by hand for tests: rows as people write them, words for codes, dates as dates."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from commonweal.record import DIMENSIONS, TABLES, Coverage, Record, RecordWriter, TableCoverage, blank_rows
from commonweal.record.column import Column

Row = Mapping[str, Any]
EPOCH = date(1970, 1, 1)
START, END = date(2024, 1, 1), date(2025, 12, 31)


def made(
    folder: Path,
    tables: Mapping[str, Iterable[Row]],
    coverage: Coverage | None = None,
    absent: Iterable[str] = (),
    **dimensions: Iterable[Row | str],
) -> Record:
    """Write a record of hand-made rows.

    Dimension rows may be given as ids alone; ids that rows name and no dimension holds are added. A column
    left out is unknown where it may be, else 0 or the first word. Tables given (empty ones too) are covered
    from START to END, others are absent, unless `coverage` says otherwise.
    """
    given = {name: list(rows) for name, rows in tables.items() if name not in absent}
    held = {name: [_dimension(name, row) for row in dimensions.get(name, ())] for name in DIMENSIONS}
    for name, rows in given.items():
        for column in TABLES[name].columns:
            if column.type == "key":
                known = {row["id"] for row in held[column.of]}
                new = dict.fromkeys(row[column.name] for row in rows if row.get(column.name) is not None)
                held[column.of] += [_dimension(column.of, id_) for id_ in new if id_ not in known]
    if coverage is None:
        coverage = Coverage({name: TableCoverage("present", START, END) for name in given})
    main = {name: held.pop(name) for name in ("services", "indicators", "components")}
    ids = {name: [row["id"] for row in rows] for name, rows in (main | held).items()}
    with RecordWriter(folder, **main, dimensions=held, coverage=coverage) as writer:
        for name, rows in given.items():
            writer.append(name, _rows(name, rows, ids))
        return writer.finish()


def _dimension(name: str, row: Row | str) -> dict[str, Any]:
    whole = {"id": row} if isinstance(row, str) else dict(row)
    names = DIMENSIONS[name].names
    if "name" in names:
        whole.setdefault("name", whole["id"])
    if "unit" in names:
        whole.setdefault("unit", "share")
    if name == "documents":
        whole.setdefault("kind", "other")
    return whole


def _rows(name: str, rows: list[Row], ids: Mapping[str, list[str]]) -> np.ndarray:
    made = blank_rows(name, len(rows))
    for row in rows:
        unknown = set(row) - set(TABLES[name].names)
        assert not unknown, f"{name} has no column {unknown}"
    for column in TABLES[name].columns:
        for i, row in enumerate(rows):
            if row.get(column.name) is not None:
                made[column.name][i] = _value(column, row[column.name], ids)
    return made


def _value(column: Column, value: Any, ids: Mapping[str, list[str]]) -> Any:
    if column.type == "date":
        return (value - EPOCH).days
    if column.type == "code":
        return column.codes.index(value)
    if column.type == "key":
        return ids[column.of].index(value)
    return value
