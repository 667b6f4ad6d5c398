"""Which schedules are open on a day, from an hour on, until an hour: feeds keep them as text, so they are read here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

DAYS = {
    "MO": "monday",
    "TU": "tuesday",
    "WE": "wednesday",
    "TH": "thursday",
    "FR": "friday",
    "SA": "saturday",
    "SU": "sunday",
}


def day_of(written: str) -> str:
    """A day as schedules write it (MO to SU), from that or from its English name or its beginning.

    Raises ValueError, saying what would be right.
    """
    word = written.strip().lower()
    for short, name in DAYS.items():
        if word == short.lower() or (len(word) >= 3 and name.startswith(word)):
            return short
    raise ValueError(f"“{written}” is not a day; write {', '.join(DAYS)} or its English name")


@dataclass(frozen=True)
class Hours:
    """What is asked of a schedule: a day (MO to SU), opening at or after `start`, closing at or before `end`."""

    day: str | None = None
    start: time | None = None
    end: time | None = None

    def asked(self) -> bool:
        """Whether anything is asked at all."""
        return not (self.day is None and self.start is None and self.end is None)

    def fit(self, schedules: Iterable[Any]) -> bool:
        """Whether one of the schedules fits all that is asked; what a schedule does not say does not fit."""
        return any(isinstance(each, Mapping) and self._fits(each) for each in schedules)

    def _fits(self, schedule: Mapping[str, Any]) -> bool:
        if self.day is not None and self.day not in _days(schedule.get("byday")):
            return False
        opens, closes = _clock(schedule.get("opens_at")), _clock(schedule.get("closes_at"))
        if self.start is not None and (opens is None or opens < self.start):
            return False
        return self.end is None or (closes is not None and closes <= self.end)


def _days(byday: Any) -> set[str]:
    # A day may carry its number in the month: 1MO, -1FR.
    return {each.strip()[-2:].upper() for each in byday.split(",")} if isinstance(byday, str) else set()


def _clock(written: Any) -> time | None:
    try:
        return time.fromisoformat(written).replace(tzinfo=None)
    except (TypeError, ValueError):
        return None
