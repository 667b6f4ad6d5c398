"""The Django app of this folder."""

from django.apps import AppConfig


class Fund(AppConfig):
    """The pooled fund: agreement, entries in pence, position, risk share."""

    name = "commonweal.live.fund"
    label = "fund"
    default_auto_field = "django.db.models.BigAutoField"
