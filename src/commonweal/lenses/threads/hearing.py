"""Who was heard: voices of residents and carers against the people that services meet."""

from dataclasses import dataclass

import numpy as np

from commonweal.lenses.columns import read_columns
from commonweal.lenses.discovery import LEVEL, adjust
from commonweal.lenses.threads.things import Ints, Mask, Things
from commonweal.record import Record


@dataclass(frozen=True)
class Hearing:
    """Services that meet people, and how often a resident or carer was heard about each.

    Args:
        service: which, (services,).
        people: how many different people it met, (services,).
        voices: things that residents and carers said about it, (services,).
        expected: how many it would be if everybody met were as likely to be heard, (services,).
        silent: whether it has no voice, and chance would hardly explain it, (services,).
    """

    service: Ints
    people: Ints
    voices: Ints
    expected: Ints
    silent: Mask


def hearing(record: Record, things: Things, said: Mask, least: int) -> Hearing | None:
    """Compare voices with people met, service by service, of services that met `least` people or more.

    `said`: which of all things are voices, (things,).
    None where the record does not say whom services met, or no resident or carer spoke about a service.
    """
    size = record.rows("services")
    people = _people(record, size)
    told = said & things.users & (things.service >= 0)
    voices = np.bincount(things.service[told], minlength=size)
    at = np.flatnonzero(people >= max(least, 1))
    if not len(at) or not told.any():
        return None
    share, number = people[at] / people.sum(), int(told.sum())
    return Hearing(at, people[at], voices[at], share * number, silent(share, voices[at], number))


def _people(record: Record, size: int) -> Ints:
    """Count the different people of each service, in contacts and spells, (services,)."""
    parts = [read_columns(record, table, ("person", "service")) for table in ("contacts", "spells")]
    person = np.concatenate([part["person"] for part in parts])
    service = np.concatenate([part["service"] for part in parts]).astype(np.int64)
    _, number = np.unique(person, return_inverse=True)
    pairs = np.unique(number * np.int64(max(size, 1)) + service)
    return np.bincount(pairs % max(size, 1), minlength=size) if len(pairs) else np.zeros(size, int)


def silent(share: Ints, voices: Ints, said: int) -> Mask:
    """Say which services have no voice where chance alone would seldom leave them without, (services,).

    `share`: of the people met, (services,); `said`: how many voices there are. The chance of none is that of a
    binomial; over services, false discoveries are held to `LEVEL`.
    """
    none = voices == 0
    chance = np.where(none, (1 - share) ** said, 1.0)
    return np.asarray(none & (np.array(adjust(chance.tolist()), float) <= LEVEL))
