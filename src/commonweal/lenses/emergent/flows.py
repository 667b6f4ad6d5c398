"""The network that hand-offs make: between which services people went, whoever meant them to."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.chains import chains
from commonweal.lenses.columns import code, read_columns
from commonweal.record import Record

SOURCES = ("referrals", "contacts", "ties")
FEWEST_MOVES, FEWEST_SERVICES = 50, 6
MOST_SERVICES = 1500  # a place has a few hundred; a square of more would fill the memory


@dataclass(frozen=True)
class Flows:
    """People who went between services, either way.

    Args:
        counts: how many people between each two, (n, n), symmetric; each person once for each two.
        source: the table it was made from.
    """

    counts: NDArray[np.int64]
    source: str

    @property
    def moves(self) -> int:
        """How many there are over all pairs."""
        return int(self.counts.sum()) // 2

    @property
    def services(self) -> int:
        """How many services anybody came to or left."""
        return int((self.counts.sum(0) > 0).sum())

    @property
    def enough(self) -> bool:
        """Whether it holds enough to look for communities."""
        return self.moves >= FEWEST_MOVES and self.services >= FEWEST_SERVICES


def read_flows(record: Record, of: str | None) -> Flows | None:
    """Read hand-offs from what was chosen, else from the first source that holds enough; None where none does."""
    if record.rows("services") > MOST_SERVICES:
        return None
    for source in (of,) if of else SOURCES:
        if record.coverage.of(source).status != "absent":
            flows = _READ[source](record)
            if flows.enough:
                return flows
    return None


def _referred(record: Record) -> Flows:
    rows = read_columns(record, "referrals", ("person", "from_service", "to_service", "outcome"))
    came = (rows["from_service"] >= 0) & (rows["outcome"] == code("referrals", "outcome", "accepted"))
    held = (rows[name][came] for name in ("person", "from_service", "to_service"))
    return Flows(_counted(record, *held), "referrals")


def _met(record: Record) -> Flows:
    found = chains(read_columns(record, "contacts", ("person", "service", "date")))
    at = found.changes()
    return Flows(_counted(record, found.person[at], found.service[at], found.service[at + 1]), "contacts")


def _said(record: Record) -> Flows:
    rows = read_columns(record, "ties", ("from_service", "to_service", "handoffs"))
    size = record.rows("services")
    counts = np.zeros((size, size), np.int64)
    known = rows["handoffs"] > 0
    np.add.at(counts, (rows["from_service"][known], rows["to_service"][known]), rows["handoffs"][known])
    return Flows(_both_ways(counts), "ties")


def _counted(record: Record, person: NDArray[Any], one: NDArray[Any], two: NDArray[Any]) -> NDArray[np.int64]:
    """Count each person once for each two services: who goes to and fro would else pass for many."""
    size = record.rows("services")
    pair = np.minimum(one, two).astype(np.int64) * size + np.maximum(one, two)
    who = np.unique(person, return_inverse=True)[1].astype(np.int64)
    once = np.unique(who * size**2 + pair) % size**2 if len(who) else pair
    return _both_ways(np.bincount(once, minlength=size**2).reshape(size, size))


def _both_ways(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    whole = counts + counts.T
    np.fill_diagonal(whole, 0)
    return whole


_READ = {"referrals": _referred, "contacts": _met, "ties": _said}
