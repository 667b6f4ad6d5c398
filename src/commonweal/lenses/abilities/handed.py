"""Hand-offs, and the skill that was missing in each: the greatest need seen that the sending service is not for.

What was seen on the day of the hand-off counts first, and what was seen for its sake before all; else the nearest
assessment before it, by whatever service.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.abilities.services import Services
from commonweal.lenses.columns import Columns, code, read_columns
from commonweal.record import Record

Ints = NDArray[Any]


@dataclass(frozen=True)
class Handed:
    """Hand-offs, (hand-offs,) each.

    Args:
        person: whose, as numbers from 0.
        day: when, days since 1970.
        sender: the service that handed on.
        to: the service it was to be; -1 where the record does not say.
        wanted: the domain of the skill that was missing; -1 where no need was seen.
    """

    person: Ints
    day: Ints
    sender: Ints
    to: Ints
    wanted: Ints

    @property
    def people(self) -> int:
        """How many people were handed on."""
        return int(self.person.max(initial=-1)) + 1


def handed_on(record: Record, services: Services, days: int) -> Handed:
    """Find hand-offs from referrals by services, or where there are none from endings; needs up to `days` before."""
    person, day, sender, to = _from_referrals(record)
    if not len(person):
        person, day, sender, to = _from_spells(record)
    people, number = np.unique(person, return_inverse=True)
    wanted = _wanted(record, people, number, day, services.domain[sender] if len(sender) else sender, days)
    return Handed(number, day, sender, to, wanted)


def _from_referrals(record: Record) -> tuple[Ints, Ints, Ints, Ints]:
    rows = read_columns(record, "referrals", ("person", "date", "from_service", "to_service", "outcome"))
    sent = (rows["from_service"] >= 0) & (rows["outcome"] != code("referrals", "outcome", "abandoned"))
    told = [rows[name][sent] for name in ("person", "date", "from_service", "to_service")]
    return told[0], told[1], told[2], told[3]


def _from_spells(record: Record) -> tuple[Ints, Ints, Ints, Ints]:
    rows = read_columns(record, "spells", ("person", "service", "end", "ending"))
    endings = [code("spells", "ending", word) for word in ("handed_on", "lost_at_handoff")]
    left = np.isin(rows["ending"], endings) & (rows["end"] >= 0)
    return rows["person"][left], rows["end"][left], rows["service"][left], np.full(int(left.sum()), -1)


def _wanted(record: Record, people: Ints, number: Ints, day: Ints, own: Ints, days: int) -> Ints:
    """Give the domain wanted in each hand-off; -1 where nothing was seen, or nothing above 0."""
    rows = _needs_of(record, people)
    wanted = np.full(len(number), -1)
    if not len(rows["who"]) or not len(number):
        return wanted
    span = np.int64(2**20)  # longer than any day since 1970 that a calendar holds
    key = rows["who"] * span + rows["date"]
    first = np.searchsorted(key, number * span + day - days)
    last = np.searchsorted(key, number * span + day, side="right")
    seen = last - first
    of = np.repeat(np.arange(len(number)), seen)
    at = np.arange(len(of)) - np.repeat(np.cumsum(seen) - seen, seen) + np.repeat(first, seen)
    other = rows["domain"][at] != own[of]
    of, at = of[other], at[other]
    for_it = (rows["occasion"][at] == code("needs", "occasion", "hand_off")) & (rows["date"][at] == day[of])
    order = np.lexsort((rows["score"][at], for_it, rows["date"][at], of))
    of, at = of[order], at[order]
    best = np.append(of[1:] != of[:-1], True) if len(of) else np.zeros(0, bool)
    of, at = of[best], at[best]
    right = rows["score"][at] > 0
    wanted[of[right]] = rows["domain"][at[right]]
    return wanted


def _needs_of(record: Record, people: Ints) -> Columns:
    """Read the needs of some people (sorted pseudonyms), by person and day, with the number of each."""
    rows = read_columns(record, "needs", ("person", "date", "domain", "score", "occasion"))
    if not len(people):
        return {name: values[:0] for name, values in rows.items()} | {"who": np.zeros(0, np.int64)}
    at = np.searchsorted(people, rows["person"]).clip(0, len(people) - 1)
    kept = (people[at] == rows["person"]) & ~np.isnan(rows["score"])
    rows = {name: values[kept] for name, values in rows.items()} | {"who": at[kept].astype(np.int64)}
    order = np.lexsort((rows["date"], rows["who"]))
    return {name: values[order] for name, values in rows.items()}
