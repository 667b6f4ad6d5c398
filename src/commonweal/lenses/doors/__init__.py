"""Doors: the answers people got at them, what followed, and where their lines stand; parts of the thresholds lens."""

from commonweal.lenses.doors.answers import Answers, read_answers
from commonweal.lenses.doors.figures import figures, where
from commonweal.lenses.doors.sight import Sight, look

__all__ = ["Answers", "Sight", "figures", "look", "read_answers", "where"]
