"""Threads that broke at the other end: decisions that nobody's voice led to, actions that nobody checked back."""

from dataclasses import dataclass

import numpy as np

from commonweal.lenses.threads.things import NEVER, Mask, Things
from commonweal.lenses.threads.threads import Threads


@dataclass(frozen=True)
class Breaks:
    """What is broken, thing by thing.

    Args:
        decisions: which things are decisions, (things,).
        unheard: decisions that nothing said led to, (things,).
        not_users: decisions that nothing said by a resident or carer led to, (things,).
        actions: actions that are long enough ago to have been checked back, (things,).
        unchecked: of these, those that were not, (things,).
    """

    decisions: Mask
    unheard: Mask
    not_users: Mask
    actions: Mask
    unchecked: Mask


def breaks(things: Things, threads: Threads, end: int, patience: int) -> Breaks:
    """Find broken threads; actions in the last `patience` days before `end` are not asked about yet."""
    decisions = things.of_kind("decision")
    checked = threads.checked(things)
    followed = np.minimum(checked, threads.earliest(checked)) != NEVER
    actions = things.of_kind("action") & (things.day <= end - patience)
    return Breaks(
        decisions,
        decisions & ~threads.led_to(things.said),
        decisions & ~threads.led_to(things.said & things.users),
        actions,
        actions & ~followed,
    )
