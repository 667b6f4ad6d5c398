"""A mirror of how a system behaves: answers in waves, how far they lie apart, how they shifted, and room to adapt."""

from commonweal.lenses.mirror.agreement import POINTS, agreement, far_apart
from commonweal.lenses.mirror.answers import Answers, read_answers
from commonweal.lenses.mirror.names import BEHAVIOUR_NAMES, SIGN_NAMES, SIGN_UNITS
from commonweal.lenses.mirror.room import Room, read_room
from commonweal.lenses.mirror.shifts import shifts
from commonweal.lenses.mirror.spread import FEWEST, spread

__all__ = [
    "BEHAVIOUR_NAMES",
    "FEWEST",
    "POINTS",
    "SIGN_NAMES",
    "SIGN_UNITS",
    "Answers",
    "Room",
    "agreement",
    "far_apart",
    "read_answers",
    "read_room",
    "shifts",
    "spread",
]
