"""The services of a record as skills are reckoned with: which kind of need each is for, and which part of the place."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.record import TABLES, Record

DOMAINS = TABLES["needs"].column("domain").codes
ALL = -1
"""The area of a service that serves the whole place, and the domain of one that is for no single kind of need."""


@dataclass(frozen=True)
class Services:
    """Services, (services,) each: `domain` as a code, `area` as a number from 0; ALL where it is of no single one."""

    domain: NDArray[Any]
    area: NDArray[Any]

    @property
    def areas(self) -> int:
        """How many parts the place has."""
        return int(self.area.max(initial=-1)) + 1

    def serves(self, area: int) -> NDArray[np.bool_]:
        """Say which services serve an area; the whole place, if it is ALL."""
        if area == ALL:
            return np.ones(len(self.area), bool)
        return np.asarray((self.area == area) | (self.area == ALL))


def read_services(record: Record) -> Services:
    """Read what a record says of its services."""
    rows = record.table("services", ["domain", "area"])
    domain = [DOMAINS.index(word) if word is not None else ALL for word in rows.column("domain").to_pylist()]
    told = rows.column("area").to_pylist()
    numbers = {area: i for i, area in enumerate(dict.fromkeys(area for area in told if area is not None))}
    return Services(np.array(domain, int), np.array([numbers.get(area, ALL) for area in told], int))
