"""Observations of series: one per indicator, service and period, freed of doubles and written as rows."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from commonweal.record.coverage import TableCoverage
from commonweal.record.day import day_number
from commonweal.record.dtype import blank_rows
from commonweal.record.importers.faults import Faults
from commonweal.record.importers.repairs import Repairs


@dataclass(frozen=True, slots=True)
class Observation:
    """One value as reported: of which indicator, service and period, in which row; NaN where unknown."""

    indicator: str
    service: str
    start: date
    end: date
    value: float
    target: float
    denominator: float
    row: int

    @property
    def key(self) -> tuple[str, str, date, date]:
        """What it is an observation of; no record holds two of one key."""
        return self.indicator, self.service, self.start, self.end

    @property
    def says(self) -> tuple[float | None, ...]:
        """What it says, in a form in which unknown equals unknown."""
        told = (self.value, self.target, self.denominator)
        return tuple(None if math.isnan(number) else number for number in told)


def without_doubles(found: Iterable[Observation], file: str, faults: Faults, repairs: Repairs) -> list[Observation]:
    """Keep one of each key; exact doubles are dropped and counted, those that differ are faults."""
    kept: dict[tuple[str, str, date, date], Observation] = {}
    for one in found:
        first = kept.setdefault(one.key, one)
        if first is one:
            continue
        if first.says == one.says:
            repairs.add("values that came twice were dropped", 1, [one.row])
        else:
            what = f"it gives another {one.indicator} of {one.service} from {one.start} than row {first.row}"
            right = (
                "keep one, or take some rows only with --where, or map the column that tells them apart as indicator"
            )
            faults.add(file, one.row, None, what, right)
    return sorted(kept.values(), key=lambda one: one.key)


def measure_rows(found: list[Observation], services: list[str], indicators: list[str]) -> np.ndarray[Any, Any]:
    """Give rows of the table `measures`, whose keys are positions among the services and indicators."""
    rows = blank_rows("measures", len(found))
    at_service, at_indicator = ({one: at for at, one in enumerate(ids)} for ids in (services, indicators))
    rows["service"] = [at_service[one.service] for one in found]
    rows["indicator"] = [at_indicator[one.indicator] for one in found]
    rows["period_start"] = [day_number(one.start) for one in found]
    rows["period_end"] = [day_number(one.end) for one in found]
    for column in ("value", "target", "denominator"):
        rows[column] = [getattr(one, column) for one in found]
    return rows


def coverage_of(found: list[Observation]) -> TableCoverage:
    """Say what they cover: partial where a series has a hole between its first period and its last."""
    wanted, there = 0, 0
    starts: dict[str, set[date]] = {}
    series: dict[tuple[str, str], set[date]] = {}
    for one in found:
        starts.setdefault(one.indicator, set()).add(one.start)
        if not math.isnan(one.value):
            series.setdefault((one.indicator, one.service), set()).add(one.start)
    for (indicator, _), held in series.items():
        wanted += sum(min(held) <= start <= max(held) for start in starts[indicator])
        there += len(held)
    note = f"{len(series):,} series; " + (
        f"{there:,} of the {wanted:,} values between each one's first and last period are there"
        if there < wanted
        else "no hole between any one's first and last period"
    )
    unknown = sum(math.isnan(one.value) for one in found)
    note += f"; {unknown:,} reported without a value" if unknown else ""
    first, last = min(one.start for one in found), max(one.end for one in found)
    return TableCoverage("partial" if there < wanted else "present", first, last, note=note)
