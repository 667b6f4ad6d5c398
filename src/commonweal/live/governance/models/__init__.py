"""The nouns of governance."""

from commonweal.live.governance.models.assurance import AssuranceEntry
from commonweal.live.governance.models.body import Body, Meeting
from commonweal.live.governance.models.decision import Decision, Dissent, Evidence, Option, Participant
from commonweal.live.governance.models.link import Link
from commonweal.live.governance.models.look import Look
from commonweal.live.governance.models.strategy import Strategy, SystemOfInterest

__all__ = [
    "AssuranceEntry",
    "Body",
    "Decision",
    "Dissent",
    "Evidence",
    "Link",
    "Look",
    "Meeting",
    "Option",
    "Participant",
    "Strategy",
    "SystemOfInterest",
]
