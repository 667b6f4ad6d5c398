"""Waves of ties: what each service said of each other, or what was counted between them, looked at about one time."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import Columns, read_columns
from commonweal.record import Record

YEAR = 365
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Wave:
    """Ties as they stood at one looking, from each row's service to each column's.

    Args:
        day: its last day, since 1970.
        told: whether there is a row, (n, n).
        trust: mean over kinds of tie, (n, n); NaN where not told.
        strength: closest over kinds of tie, (n, n); NaN where not told.
    """

    day: int
    told: NDArray[np.bool_]
    trust: Floats
    strength: Floats


@dataclass(frozen=True)
class Bonds:
    """All that a record says of ties.

    Args:
        rows: the table's columns, without ties of a service to itself.
        wave: which wave each row is of, from 0, (rows,).
        services: how many services the record has.
    """

    rows: Columns
    wave: NDArray[np.int64]
    services: int

    @property
    def waves(self) -> int:
        """How many waves there are."""
        return int(self.wave.max()) + 1 if len(self.wave) else 0

    def knows(self, column: str) -> bool:
        """Say whether any row tells a column."""
        values = self.rows[column]
        return bool((values >= 0).any())  # NaN and -1, for unknown, are not

    def at(self, wave: int) -> Wave:
        """Give one wave; of several rows of one kind between the same two the last counts."""
        held = {name: values[self.wave == wave] for name, values in self.rows.items()}
        pair = held["from_service"].astype(np.int64) * self.services + held["to_service"]
        order = np.lexsort((held["date"], held["kind"], pair))
        last = np.ones(len(order), bool)
        last[:-1] = (np.diff(pair[order]) != 0) | (np.diff(held["kind"][order]) != 0)
        keep = order[last]
        pair = pair[keep]
        told = np.zeros(self.services**2, bool)
        told[pair] = True
        shape = (self.services, self.services)
        trust, strength = self._mean(pair, held["trust"][keep]), self._most(pair, held["strength"][keep])
        return Wave(int(held["date"].max()), told.reshape(shape), trust.reshape(shape), strength.reshape(shape))

    def handed(self) -> Floats:
        """Count people handed on in the last year that the record speaks of, (n, n)."""
        day, count = self.rows["date"], self.rows["handoffs"]
        late = (count > 0) & (day > day.max() - YEAR)
        pair = self.rows["from_service"][late].astype(np.int64) * self.services + self.rows["to_service"][late]
        total = np.bincount(pair, count[late], minlength=self.services**2)
        return np.asarray(total, float).reshape(self.services, self.services)

    def _mean(self, pair: NDArray[np.int64], values: NDArray[Any]) -> Floats:
        known, size = ~np.isnan(values), self.services**2
        times = np.bincount(pair[known], minlength=size)
        total = np.bincount(pair[known], values[known], minlength=size)
        return np.asarray(np.divide(total, times, out=np.full(size, np.nan), where=times > 0))

    def _most(self, pair: NDArray[np.int64], values: NDArray[Any]) -> Floats:
        most: Floats = np.full(self.services**2, np.nan)
        np.fmax.at(most, pair, values.astype(float))
        return most


def read_bonds(record: Record, wave_days: int, kind: int | None = None) -> Bonds:
    """Read ties, of one kind or of all; days further apart than `wave_days` from the next begin a new wave."""
    names = ("from_service", "to_service", "date", "trust", "strength", "handoffs", "kind")
    rows = read_columns(record, "ties", names)
    fine = rows["from_service"] != rows["to_service"]
    if kind is not None:
        fine &= rows["kind"] == kind
    rows = {name: values[fine] for name, values in rows.items()}
    days, place = np.unique(rows["date"], return_inverse=True)
    number = np.cumsum(np.append(0, np.diff(days) > wave_days)) if len(days) else np.zeros(0, np.int64)
    return Bonds(rows, np.asarray(number[place], np.int64), record.rows("services"))
