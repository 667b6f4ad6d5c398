"""How much of the work is done on the whole person, by services described as specialist and by others.

What a service is described as is the one kind of need it is bought for, or none. What it does is told by how its
team says it worked (practice), weighed by paid hours; and by the needs it wrote down beside its own.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.abilities.services import Services
from commonweal.lenses.columns import code, read_columns
from commonweal.lenses.doubt import NOTHING, Doubt, ratio, share
from commonweal.record import Record


@dataclass(frozen=True)
class Breadth:
    """A share of work, with how many services and hours (or rows) it rests on, and how many people if of rows."""

    share: Doubt = NOTHING
    services: int = 0
    amount: float = 0.0
    people: int = 0


def share_of_work(top: NDArray[Any], bottom: NDArray[Any]) -> Doubt:
    """Give sum(top) / sum(bottom) over units (n,); where it is nothing or all, with the interval of 0 or n of n units.

    Linearisation would call these certain.
    """
    told = ratio(top, bottom)
    if told.value not in (0.0, 1.0):
        return told
    bound = share(told.value * len(top), len(top))
    return Doubt(told.value, 0.0, bound.high) if told.value == 0 else Doubt(told.value, bound.low, 1.0)


def breadth(record: Record, services: Services, specialist: bool) -> Breadth:
    """Give the share of paid hours spent on the whole person, as practice says, by services of one description.

    The interval is by linearisation over services. Hours are those of money in the period of the practice row;
    periods whose hours are not told are left out, or, where hours are told nowhere, all count alike.
    """
    rows = read_columns(record, "practice", ("service", "period_start", "coordinate", "value"))
    kept = (rows["coordinate"] == code("practice", "coordinate", "breadth")) & ~np.isnan(rows["value"])
    kept &= (services.domain[rows["service"]] >= 0) == specialist if len(kept) else kept
    service, start, value = rows["service"][kept], rows["period_start"][kept], rows["value"][kept].astype(float)
    hours = _hours(record, service, start)
    told = hours > 0
    if not told.any():
        return Breadth()
    units, unit = np.unique(service[told], return_inverse=True)
    top = np.bincount(unit, value[told] * hours[told])
    below = np.bincount(unit, hours[told])
    return Breadth(ratio(top, below), len(units), float(below.sum()))


def recorded(record: Record, services: Services) -> Breadth:
    """Give the share of needs that services described as specialist wrote down of kinds other than their own.

    Needs seen in order to hand on are left out: they tell of sending away, not of work. By linearisation over people.
    """
    rows = read_columns(record, "needs", ("person", "service", "domain", "score", "occasion"))
    own = services.domain[rows["service"]] if len(rows["service"]) else np.zeros(0, int)
    kept = (own >= 0) & (rows["occasion"] != code("needs", "occasion", "hand_off"))
    kept &= rows["score"] > 0  # a question answered with no is not a need
    if not kept.any():
        return Breadth()
    other = (rows["domain"] != own)[kept]
    number = np.unique(rows["person"][kept], return_inverse=True)[1]
    people = int(number.max()) + 1
    told = share_of_work(np.bincount(number, other, people), np.bincount(number, minlength=people).astype(float))
    return Breadth(told, len(np.unique(rows["service"][kept])), float(kept.sum()), people)


def described(record: Record, services: Services) -> float | None:
    """Give the share of paid hours that went to services described as specialist; None where no hours are told."""
    rows = read_columns(record, "money", ("service", "hours"))
    told = (rows["service"] >= 0) & (rows["hours"] > 0)
    if not told.any():
        return None
    hours, special = rows["hours"][told], services.domain[rows["service"][told]] >= 0
    return float(hours[special].sum() / hours.sum())


def _hours(record: Record, service: NDArray[Any], start: NDArray[Any]) -> NDArray[np.float64]:
    """Give the paid hours of each service in the period that begins on a day; 0 where they are not told."""
    rows = read_columns(record, "money", ("service", "period_start", "hours"))
    told = (rows["service"] >= 0) & (rows["hours"] > 0)
    if not told.any():
        return np.ones(len(service))
    span = np.int64(2**20)
    keys, at = np.unique(rows["service"][told] * span + rows["period_start"][told], return_inverse=True)
    sums = np.bincount(at, rows["hours"][told])
    asked = service * span + start
    found = np.searchsorted(keys, asked)
    return np.where(np.append(keys, -1)[found] == asked, np.append(sums, 0.0)[found], 0.0)
