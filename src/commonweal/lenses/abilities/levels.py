"""Levels of skill as they stood on a day: what somebody saw before what a service says of itself.

The level of a service in a domain is the one last told by then; where none was told yet, the first told after.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.abilities.services import DOMAINS
from commonweal.lenses.columns import code, read_columns
from commonweal.record import Record

Ints = NDArray[Any]
_MOST_DAYS = 400  # at more, days are taken together by months: the table would outgrow memory


@dataclass(frozen=True)
class Levels:
    """Levels told.

    Args:
        days: on which something was told, rising, (days,).
        level: as it stood on each, (days, services, domains); NaN where nothing is told of a service and domain.
    """

    days: Ints
    level: NDArray[np.float32]

    def on(self, day: Ints) -> Ints:
        """Give the position in `days` that holds on each of some days (n,)."""
        return np.asarray((np.searchsorted(self.days, day, side="right") - 1).clip(0))


def read_levels(record: Record) -> Levels | None:
    """Read skills; None where the record tells of none."""
    rows = read_columns(record, "skills", ("service", "date", "domain", "level", "basis"))
    kept = ~np.isnan(rows["level"])
    if not kept.any():
        return None
    rows = {name: values[kept] for name, values in rows.items()}
    day = rows["date"].astype(np.int64)
    days = np.unique(day)
    if len(days) > _MOST_DAYS:
        day = day.astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        days = np.unique(day)
    seen = rows["basis"] == code("skills", "basis", "observed")
    shape = (len(days), record.rows("services"), len(DOMAINS))
    place = np.searchsorted(days, day), rows["service"], rows["domain"]
    level = np.full(shape, np.nan, np.float32)
    for basis in (seen, ~seen):
        told = np.full(shape, np.nan, np.float32)
        told[tuple(each[basis] for each in place)] = rows["level"][basis]
        filled = _carried(_carried(told)[::-1])[::-1]
        level = np.where(np.isnan(level), filled, level)
    return Levels(days, level)


def _carried(told: NDArray[np.float32]) -> NDArray[np.float32]:
    """Carry what was told on to later days of which nothing was, along the first axis."""
    there = ~np.isnan(told)
    last = np.maximum.accumulate(np.where(there, np.arange(len(told))[:, None, None], 0), axis=0)
    return np.take_along_axis(told, last, axis=0)
