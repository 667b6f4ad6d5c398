"""Threads from what was said to what was done: following them, where they broke, and who was heard at all."""

from commonweal.lenses.threads.breaks import Breaks, breaks
from commonweal.lenses.threads.fates import STAGES, Fates, fates
from commonweal.lenses.threads.hearing import Hearing, hearing
from commonweal.lenses.threads.stages import stages
from commonweal.lenses.threads.survival import Survival, median_wait, survival
from commonweal.lenses.threads.things import NEVER, Things, read_things
from commonweal.lenses.threads.threads import Threads, read_threads

__all__ = [
    "NEVER",
    "STAGES",
    "Breaks",
    "Fates",
    "Hearing",
    "Survival",
    "Things",
    "Threads",
    "breaks",
    "fates",
    "hearing",
    "median_wait",
    "read_things",
    "read_threads",
    "stages",
    "survival",
]
