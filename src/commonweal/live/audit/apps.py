"""The Django app of this folder."""

from django.apps import AppConfig


class Audit(AppConfig):
    """What was done, by whom and when: appended, chained, never changed."""

    name = "commonweal.live.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
