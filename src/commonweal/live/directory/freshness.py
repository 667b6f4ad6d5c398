"""How fresh an entry is, in words."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

STALE_AFTER = timedelta(days=180)
"""An entry that nobody has confirmed for half a year may no longer be true; our own convention."""


def freshness(confirmed_on: date | None, today: date) -> str:
    """Say when an entry was last confirmed, and whether to ask before relying on it."""
    if confirmed_on is None:
        return _("never confirmed: ask before you rely on it")
    days = (today - confirmed_on).days
    if days <= 0:
        return _("confirmed today")
    if days <= STALE_AFTER.days:
        return _("confirmed %(days)d days ago") % {"days": days}
    return _("last confirmed on %(day)s: ask before you rely on it") % {"day": f"{confirmed_on:%-d %B %Y}"}
