"""The roles somebody can have in a place."""

from django.db import models


class Role(models.TextChoices):
    """What somebody is in a place; the public has no membership."""

    STEWARD = "steward", "place steward"
    COMMISSIONER = "commissioner", "commissioner"
    LEAD = "lead", "service lead"
    WORKER = "worker", "worker"
    EXPERIENCE = "experience", "person with lived experience"
    RESEARCHER = "researcher", "researcher"
    AUDITOR = "auditor", "auditor"


STAFF = frozenset({Role.STEWARD, Role.COMMISSIONER, Role.LEAD, Role.WORKER, Role.AUDITOR, Role.RESEARCHER})
"""Roles that need a second factor: they see more than the public does because of their work."""

TAKING_PART = frozenset(Role) - {Role.RESEARCHER}
"""Roles that may see who took part; a researcher sees the place without the names of people."""
