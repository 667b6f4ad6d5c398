"""Chains of services: a person's contacts in order, with stretches at the same service taken as one."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from commonweal.lenses.columns import Columns

Ints = NDArray[Any]


@dataclass(frozen=True)
class Chains:
    """Stays of people at services, in order: each an unbroken row of contacts of one person with one service.

    Args:
        person: whose stay, (stays,), all stays of a person together.
        service: where, (stays,).
        first: day of its first contact, (stays,).
        last: day of its last contact, (stays,).
        contacts: how many contacts there were in all.
    """

    person: Ints
    service: Ints
    first: Ints
    last: Ints
    contacts: int

    @property
    def people(self) -> int:
        """How many people have a stay."""
        return int(self.number[-1]) + 1 if len(self.number) else 0

    @cached_property
    def number(self) -> Ints:
        """Number the people from 0, (stays,)."""
        new = np.zeros(len(self.person), np.int64)
        np.not_equal(self.person[1:], self.person[:-1], out=new[1:], casting="unsafe")
        return np.cumsum(new)

    def per_person(self, at: Ints) -> Ints:
        """Count stays at positions `at` by person, (people,)."""
        return np.bincount(self.number[at], minlength=self.people)

    def changes(self, episode_days: int = 0) -> Ints:
        """Say which stays are followed by another of the same person, as positions (hand-offs,).

        A gap of more than `episode_days` between the two begins a new episode and is no hand-off; 0: none does.
        """
        follows = self.person[1:] == self.person[:-1]
        if episode_days > 0:
            follows &= self.first[1:] - self.last[:-1] <= episode_days
        return np.flatnonzero(follows)


def chains(contacts: Columns) -> Chains:
    """Make chains of contacts (person, service, date); rows of one person on one day stand in their order."""
    person, service, day = contacts["person"], contacts["service"], contacts["date"]
    if not _in_order(person, day):
        order = np.lexsort((day, person))  # stable: rows of one person on one day keep their order
        person, service, day = person[order], service[order], day[order]
    if not len(person):
        return Chains(person, service, day, day, 0)
    starts = np.ones(len(person), bool)
    np.not_equal(person[1:], person[:-1], out=starts[1:])
    starts[1:] |= service[1:] != service[:-1]
    at = np.flatnonzero(starts)
    ends = np.append(at[1:], len(person)) - 1
    return Chains(person[at], service[at], day[at], day[ends], len(person))


def _in_order(person: Ints, day: Ints) -> bool:
    if len(person) < 2:
        return True
    later = person[1:] > person[:-1]
    return bool((later | ((person[1:] == person[:-1]) & (day[1:] >= day[:-1]))).all())
