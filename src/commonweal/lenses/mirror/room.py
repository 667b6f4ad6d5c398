"""Room to adapt, by level of the system: the middle and the range over services, year by year."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses import doubt
from commonweal.lenses.columns import Columns, read_columns
from commonweal.lenses.finding import Field
from commonweal.record import TABLES, Record

SEVERAL = 3  # services; the room of one or two is theirs to tell
_COLUMNS = ("level", "service", "date", "sign", "value")
_LABELS = {"level": Field("label", meaning="the level of the system")}


def fields(unit: str) -> dict[str, Field]:
    """Give the columns of a year's room, in the unit of its sign."""
    return _LABELS | {
        "year": Field("label", meaning="calendar year"),
        "services": Field("free", "services", "how many told; none where it is of the level as a whole"),
        "median": Field("free", unit, "the middle one of the services, or the level's own"),
        "least": Field("free", unit, "the least of the services"),
        "most": Field("free", unit, "the most of the services"),
        "none": Field("free", "services", "services that have none at all"),
    }


def change_fields(unit: str) -> dict[str, Field]:
    """Give the columns of a change of room, in the unit of its sign."""
    return _LABELS | {
        "from": Field("label", meaning="the first year"),
        "to": Field("label", meaning="the last year"),
        "services": Field("free", "services", "that told in both"),
        "change": Field("free", unit, "the middle one of their changes"),
        "change_low": Field("free", unit, "lower end of its 95% interval"),
        "change_high": Field("free", unit, "upper end"),
    }


@dataclass(frozen=True)
class Room:
    """What a record tells of one sign of room: rows of `fields` and of `change_fields`, by level in fixed order."""

    rows: list[dict[str, Any]]
    changes: list[dict[str, Any]]

    def latest(self) -> list[dict[str, Any]]:
        """Give the row of the last year that each level is told of, in fixed order."""
        return list({row["level"]: row for row in self.rows if row["median"] is not None}.values())


def read_room(record: Record) -> dict[str, Room]:
    """Read the signs of room, by code; a service that told one more than once in a year stands with its mean."""
    room = read_columns(record, "room", _COLUMNS)
    signs = TABLES["room"].column("sign").codes
    found = {code: _of_sign({name: room[name][room["sign"] == i] for name in _COLUMNS}) for i, code in enumerate(signs)}
    return {code: one for code, one in found.items() if one.rows}


def _of_sign(room: Columns) -> Room:
    year = room["date"].astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    rows, changes = [], []
    for level, called in enumerate(TABLES["room"].column("level").codes):
        here = room["level"] == level
        told = {y: _by_service(room, here & (year == y)) for y in np.unique(year[here]).tolist()}
        rows += [{"level": called, "year": str(y), **_middle(values)} for y, values in told.items()]
        changes += [{"level": called, **change} for change in _change(told)]
    return Room(rows, changes)


def _by_service(room: Columns, here: NDArray[np.bool_]) -> dict[int, float]:
    """Give the mean by service; -1 is the level as a whole, told only where no service is."""
    service, value = room["service"][here], room["value"][here]
    if (service >= 0).any():
        service, value = service[service >= 0], value[service >= 0]
    return {s: float(value[service == s].mean()) for s in np.unique(service).tolist()}


def _middle(told: dict[int, float]) -> dict[str, Any]:
    values = np.array(list(told.values()))
    if -1 in told:
        return {"services": None, "median": float(values[0]), "least": None, "most": None, "none": None}
    if len(values) < SEVERAL:
        return {"services": len(values), "median": None, "least": None, "most": None, "none": None}
    least, most, none = float(values.min()), float(values.max()), int((values == 0).sum())
    return {"services": len(values), "median": float(np.median(values)), "least": least, "most": most, "none": none}


def _change(told: dict[int, dict[int, float]]) -> list[dict[str, Any]]:
    if len(told) < 2:
        return []
    first, last = min(told), max(told)
    both = [told[last][s] - told[first][s] for s in told[first] if s >= 0 and s in told[last]]
    if len(both) < SEVERAL:
        return []
    found = doubt.median(np.array(both))
    span = {"from": str(first), "to": str(last), "services": len(both)}
    return [span | {"change": found.value, "change_low": found.low, "change_high": found.high}]
