"""How teams worked, period by period, and what of it was paid, as arrays that can be reckoned with."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import read_columns, words
from commonweal.lenses.networks import declared
from commonweal.record import TABLES, Record
from commonweal.record.day import date_of

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Practice:
    """Practice of teams over time, every coordinate in standard deviations about its mean over all.

    Args:
        value: (periods, teams, coordinates); NaN where not known.
        starts: first day of each period, since 1970, (periods,).
        services: which services the teams are, (teams,).
        coordinates: their names.
    """

    value: Floats
    starts: NDArray[np.int64]
    services: NDArray[np.int64]
    coordinates: tuple[str, ...]

    def day(self, period: int) -> str:
        """Give the first day of a period, as 2024-05-01."""
        return date_of(self.starts[period]).isoformat()


def read_practice(record: Record) -> Practice | None:
    """Read practice; None where the record holds none that varies."""
    rows = read_columns(record, "practice", ("service", "period_start", "coordinate", "value"))
    known = ~np.isnan(rows["value"])
    if not known.any():
        return None
    rows = {name: values[known] for name, values in rows.items()}
    starts, at = np.unique(rows["period_start"], return_inverse=True)
    services, team = np.unique(rows["service"], return_inverse=True)
    kinds, kind = np.unique(rows["coordinate"], return_inverse=True)
    value = _means((at, team, kind), rows["value"], (len(starts), len(services), len(kinds)))
    middle, spread = np.nanmean(value, (0, 1)), np.nanstd(value, (0, 1))
    varies = spread > 1e-9
    if not varies.any():
        return None
    named = TABLES["practice"].column("coordinate").codes
    scaled = (value[:, :, varies] - middle[varies]) / spread[varies]
    return Practice(scaled, starts, services, tuple(named[k] for k in kinds[varies]))


def read_pay(record: Record, practice: Practice) -> Floats | None:
    """Give what each team was paid by in each period of practice, (periods, teams); None where nothing is at stake.

    Measures with a stake, each in standard deviations among teams at its own period, the better way up, weighted by
    their stakes.
    """
    if record.coverage.of("measures").status == "absent":
        return None
    rows = read_columns(record, "measures", ("service", "indicator", "period_start", "value", "stake"))
    at = np.searchsorted(practice.starts, rows["period_start"], side="right") - 1
    team = np.minimum(np.searchsorted(practice.services, rows["service"]), len(practice.services) - 1)
    used = (rows["stake"] > 0) & ~np.isnan(rows["value"]) & (at >= 0) & (practice.services[team] == rows["service"])
    if not used.any():
        return None
    at, team = at[used], team[used]
    score = _scored(rows["indicator"][used], rows["period_start"][used], rows["value"][used]) * _way(record, rows, used)
    shape = practice.value.shape[:2]
    cell = at * shape[1] + team
    stake = rows["stake"][used].astype(float)
    total = np.bincount(cell, stake * score, minlength=shape[0] * shape[1])
    weight = np.bincount(cell, stake, minlength=shape[0] * shape[1])
    told: Floats = np.divide(total, weight, out=np.full(len(total), np.nan), where=weight > 0)
    return told.reshape(shape)


def _way(record: Record, rows: Any, used: NDArray[np.bool_]) -> Floats:
    """Give 1 for indicators meant to be high, or of which nobody said, and -1 for those meant to be low."""
    said = words(record, "indicators", "better")
    way = np.array([-1.0 if each == "lower" else 1.0 for each in said])
    return np.asarray(way[rows["indicator"][used]])


def _scored(indicator: NDArray[Any], start: NDArray[Any], value: Floats) -> Floats:
    """Give each value in standard deviations among those of its indicator and period."""
    pair = np.unique(np.stack((indicator, start)), axis=1, return_inverse=True)[1].ravel()
    n = np.bincount(pair)
    middle = (np.bincount(pair, value) / n)[pair]
    spread = np.sqrt(np.bincount(pair, (value - middle) ** 2) / n)[pair]
    return np.asarray(np.divide(value - middle, spread, out=np.zeros(len(value)), where=spread > 1e-9))


def neighbours(record: Record, practice: Practice) -> tuple[NDArray[np.bool_], str]:
    """Give whom each team could imitate, (teams, teams): those it has a tie with, else those of its area or kind."""
    m = len(practice.services)
    if record.coverage.of("ties").status != "absent":
        rows = read_columns(record, "ties", ("from_service", "to_service"))
        place = np.full(record.rows("services"), -1)
        place[practice.services] = np.arange(m)
        one, two = place[rows["from_service"]], place[rows["to_service"]]
        near = np.zeros((m, m), bool)
        near[one[(one >= 0) & (two >= 0)], two[(one >= 0) & (two >= 0)]] = True
        near |= near.T
        np.fill_diagonal(near, False)
        if near.any():
            return near, "teams they have a tie with"
    for column, said in (("area", "teams of their area"), ("domain", "teams for the same kind of need")):
        label = declared(record)[column][practice.services]
        near = (label[:, None] == label) & (label >= 0)
        np.fill_diagonal(near, False)
        if near.any() and near.sum() != m * (m - 1):
            return near, said
    return np.zeros((m, m), bool), ""


def _means(places: tuple[NDArray[Any], ...], values: Floats, shape: tuple[int, ...]) -> Floats:
    cell = np.ravel_multi_index(places, shape)
    size = int(np.prod(shape))
    n = np.bincount(cell, minlength=size)
    total = np.bincount(cell, values, minlength=size)
    told: Floats = np.divide(total, n, out=np.full(size, np.nan), where=n > 0)
    return told.reshape(shape)
