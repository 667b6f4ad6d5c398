"""A panel: what was reported on one indicator, service by service and period by period."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import names, read_columns, words
from commonweal.record import Record

LEAST = 8  # people; a share of fewer would tell of them
_COLUMNS = ("service", "indicator", "period_start", "period_end", "value", "target", "denominator", "stake")
_PEOPLE = {"people", "persons", "person"}
_PER_CENT = {"%", "per cent", "percent", "percentage"}
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """One indicator over services and periods.

    Args:
        indicator: its name.
        id: its id in the record.
        unit: of its values.
        better: 1 where higher is meant to be better, -1 where lower is, 0 where nobody says.
        services: the services' names, (services,).
        starts: first day of each period, days since 1970, (periods,).
        ends: last day of each period, (periods,).
        value: what was reported, (services, periods); NaN where nothing was, or too few people stand behind it.
        target: what was asked for, (services, periods); NaN where nothing was.
        denominator: how many it is a share or mean of, (services, periods); NaN where nobody says.
        paid: whether anything hangs on it.
        unpaid: whether the record says that nothing does.
        small: how many values were left out for being of fewer than eight people.
        others: how many rows were left out for being of periods of another length, or given again later.
    """

    indicator: str
    id: str
    unit: str
    better: int
    services: tuple[str, ...]
    starts: NDArray[Any]
    ends: NDArray[Any]
    value: Floats
    target: Floats
    denominator: Floats
    paid: bool = False
    unpaid: bool = False
    small: int = 0
    others: int = 0

    @property
    def asked(self) -> bool:
        """Whether somebody asked for it: it has a target, or something hangs on it."""
        return self.paid or bool(np.isfinite(self.target).any())

    @property
    def left_alone(self) -> bool:
        """Whether the record says that nobody asks for it: no target, and nothing hangs on it."""
        return self.unpaid and not self.asked

    @property
    def years(self) -> float:
        """How long one period is, in years."""
        return float(np.median(self.ends - self.starts + 1)) / 365.25

    @property
    def whole(self) -> float:
        """What a whole is in its unit: 100 for per cent, else 1."""
        return 100.0 if self.unit.strip().lower() in _PER_CENT else 1.0


def panels(record: Record, better: int = 0) -> list[Panel]:
    """Give a panel for each indicator that has rows, in the order of their names.

    `better` is taken for indicators of which the record does not say which way is better.
    """
    rows = read_columns(record, "measures", _COLUMNS)
    told = list(zip(words(record, "indicators", "id"), names(record, "indicators"), strict=True))
    units, ways = words(record, "indicators", "unit"), words(record, "indicators", "better")
    called = names(record, "services")
    found = []
    for code in np.unique(rows["indicator"]):
        at = rows["indicator"] == code
        way = {"higher": 1, "lower": -1}.get(ways[code] or "", better)
        part = {name: column[at] for name, column in rows.items()}
        found.append(_panel(part, str(told[code][0]), told[code][1], units[code] or "", way, called))
    return sorted(found, key=lambda panel: panel.indicator)


def _panel(rows: dict[str, NDArray[Any]], id_: str, name: str, unit: str, better: int, called: list[str]) -> Panel:
    length = rows["period_end"] - rows["period_start"] + 1
    alike = np.abs(length - np.median(length)) <= 0.25 * np.median(length)  # months differ, and so may weeks of a year
    rows = {column: values[alike] for column, values in rows.items()}
    service, unit_at = np.unique(rows["service"], return_inverse=True)
    starts, first, period_at = np.unique(rows["period_start"], return_index=True, return_inverse=True)
    order = sorted(range(len(service)), key=lambda i: called[service[i]])
    place = np.empty(len(service), int)
    place[order] = np.arange(len(service))

    def laid(column: str) -> Floats:
        grid = np.full((len(service), len(starts)), np.nan)
        grid[place[unit_at], period_at] = rows[column]  # of a row given twice, the later counts
        return grid

    value, denominator = laid("value"), laid("denominator")
    few = (denominator > 0) & (denominator < LEAST)
    if unit.strip().lower() in _PEOPLE:
        few |= (value > 0) & (value < LEAST)
    few &= np.isfinite(value)
    cells = len(np.unique(place[unit_at] * len(starts) + period_at))
    return Panel(
        name,
        id_,
        unit,
        better,
        tuple(called[service[i]] for i in order),
        starts,
        rows["period_end"][first],
        np.where(few | ~np.isfinite(value), np.nan, value),
        laid("target"),
        denominator,
        bool((rows["stake"] > 0).any()),
        bool((rows["stake"] == 0).all()),
        int(few.sum()),
        int((~alike).sum()) + int(alike.sum()) - cells,
    )
