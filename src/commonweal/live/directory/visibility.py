"""What everyone may see of the directory."""

from django.db import models

from commonweal.live.accounts.roles import Role
from commonweal.live.places.visibility import NOBODY_ELSE, OfPlaces


class Entries(OfPlaces):
    """Services: the public sees what is active or closed for a while, members see the rest too."""

    open_rows = models.Q(status__in=("active", "temporarily closed"))


class OfEntries(OfPlaces):
    """Rows that hang on a service or a team: as open as the place itself."""


class Suggestions(OfPlaces):
    """Corrections that somebody suggested: for members alone."""

    open_rows = NOBODY_ELSE


class Imports(OfPlaces):
    """Imports of feeds: for those who bring feeds in, and those who look over their shoulder."""

    open_rows = NOBODY_ELSE
    roles = frozenset({Role.STEWARD, Role.COMMISSIONER, Role.AUDITOR})
