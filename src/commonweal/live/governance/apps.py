"""The Django app of this folder."""

from django.apps import AppConfig


class Governance(AppConfig):
    """Bodies, strategies, systems of interest, decisions and assurance."""

    name = "commonweal.live.governance"
    label = "governance"
    default_auto_field = "django.db.models.BigAutoField"
