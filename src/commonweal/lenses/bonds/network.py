"""The network of ties that count: who told of whom, who was asked, and which organisation each is of."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.bonds.wave import Bonds
from commonweal.lenses.networks import declared
from commonweal.record import Record

BY = ("strength", "handoffs", "trust", "told")
WITHIN = ("provider", "area", "domain")
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Network:
    """Services and the ties between them that count.

    Args:
        services: which of the record's services they are, (n,).
        told: whether the row's service told of a tie to the column's, (n, n).
        answered: who was heard, (n,).
        group: organisation of each, from 0, (n,); -1 unknown.
        by: what a tie was counted by.
        within: what the organisations are: provider, area or domain; empty if the record says none.
        said: whether the record says who answered.
    """

    services: NDArray[np.int64]
    told: Bools
    answered: Bools
    group: NDArray[np.int64]
    by: str
    within: str
    said: bool

    @property
    def size(self) -> int:
        """How many services there are."""
        return len(self.services)

    @property
    def tied(self) -> Bools:
        """Whether either of two told of a tie, (n, n)."""
        return self.told | self.told.T

    @property
    def heard(self) -> Bools:
        """Whether both of two were heard, (n, n), nothing on the diagonal."""
        return np.outer(self.answered, self.answered) & ~np.eye(self.size, dtype=bool)

    @property
    def alike(self) -> Bools:
        """Whether two are of the same organisation, (n, n)."""
        return np.asarray((self.group[:, None] == self.group) & (self.group >= 0))

    @property
    def apart(self) -> Bools:
        """Whether two are of different organisations, (n, n)."""
        known = self.group >= 0
        return np.asarray((self.group[:, None] != self.group) & np.outer(known, known))


def read_network(record: Record, bonds: Bonds, by: str | None, least: float, within: str | None) -> Network:
    """Make the network of the last wave; hand-offs are counted over the last year."""
    chosen = by or next((b for b in ("strength", "handoffs") if bonds.knows(b)), "told")
    told = _counted(bonds, chosen, least)
    here, answered = _members(record, bonds)
    group, label = _groups(record, within)
    square = np.ix_(here, here)
    spoken = record.coverage.of("ties").services is not None
    return Network(here, told[square], answered[here], group[here], chosen, label, spoken)


def _counted(bonds: Bonds, by: str, least: float) -> Bools:
    if by == "handoffs":
        handed = bonds.handed()
        return (handed > 0) & (handed >= least)
    last = bonds.at(bonds.waves - 1)
    if by == "told":
        return last.told
    values = last.strength if by == "strength" else last.trust
    return np.asarray((values > 0) & (values >= least))


def _members(record: Record, bonds: Bonds) -> tuple[NDArray[np.int64], Bools]:
    """Give the services that belong, and of all the record's who was heard: all, unless its coverage says who."""
    covered = record.coverage.of("ties").services
    if covered is None:
        return np.arange(bonds.services), np.ones(bonds.services, bool)
    ids = record.vocabulary["services"]
    answered = np.isin(np.array(ids), np.array(covered)) if ids else np.zeros(0, bool)
    named = np.zeros(bonds.services, bool)
    named[bonds.rows["from_service"]] = named[bonds.rows["to_service"]] = True
    return np.flatnonzero(answered | named), answered


def _groups(record: Record, within: str | None) -> tuple[NDArray[np.int64], str]:
    """Number the organisations: what was chosen, else the first of provider, area and domain that tells two apart."""
    for column, label in declared(record).items():
        if len(label) and label.max() >= (0 if column == within else 1) and within in (None, column):
            return label, column
    return np.full(record.rows("services"), -1, np.int64), ""
