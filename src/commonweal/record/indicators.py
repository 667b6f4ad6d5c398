"""What a contract measures, declared once: the lab counts it as it happens, a lens recounts it from the record."""

from dataclasses import dataclass
from typing import Literal

SUCCESS_LINE = 0.35
"""Need-units: a score at or under it counts as success, unless a contract says otherwise."""
WAIT_WEEKS = 12
"""Weeks from being taken on to the start of work that count as in time, unless a contract says otherwise."""
LATER_WEEKS = 26
"""Weeks after a closure at which somebody asks how it went; sooner if the person comes back sooner."""
WEEK_HOURS = 37
"""Paid hours of one whole-time worker in a week."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """Something that a contract counts, of one service over one period.

    Args:
        id: in the table `indicators`.
        name: what is measured, in a plain sentence.
        unit: of its values.
        better: which way a contract wishes it to go.
        event: what counts, and how much, as rows of a record tell it.
        looked_at: when it is looked at, so in which period it counts.
    """

    id: str
    name: str
    unit: str
    better: Literal["higher", "lower"]
    event: str
    looked_at: str

    def row(self) -> dict[str, str | None]:
        """Give its row of the dimension table `indicators`."""
        return {"id": self.id, "name": self.name, "unit": self.unit, "better": self.better}


_CLOSURES = "closures a whole-time week"
_CHANGE = "need-units a whole-time week"

INDICATORS = (
    Indicator(
        "success_at_closure",
        "closures at or under the line of success",
        _CLOSURES,
        "higher",
        "a need scored at closure, at or under SUCCESS_LINE: 1",
        "on the day of closure",
    ),
    Indicator(
        "change_at_closure",
        "change in the whole person at closure",
        _CHANGE,
        "higher",
        "a spell that ended completed or at its time limit: its gain",
        "on the day of closure",
    ),
    Indicator(
        "success_later",
        "the same success 26 weeks on, or at return",
        _CLOSURES,
        "higher",
        "a need measured later, at or under SUCCESS_LINE: 1",
        "on the day it is measured: LATER_WEEKS after closure, or at return if that is sooner",
    ),
    Indicator(
        "change_later",
        "the same change 26 weeks on, or at return",
        _CHANGE,
        "higher",
        "a need measured later: its change of the whole need since the start of work",
        "on the day it is measured: LATER_WEEKS after closure, or at return if that is sooner",
    ),
    Indicator(
        "starts_in_time",
        "starts within the waiting target",
        "starts a whole-time week",
        "higher",
        "a start of work within WAIT_WEEKS of being taken on: 1",
        "on the day that work starts",
    ),
)
"""The five of `docs/model.md` S10, in the order of the lab's counts; each is divided by the whole-time weeks paid."""
