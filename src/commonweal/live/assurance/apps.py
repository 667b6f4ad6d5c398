"""The Django app of this folder."""

from django.apps import AppConfig


class Assurance(AppConfig):
    """Four voices side by side, and statements whose figures lead to their rows."""

    name = "commonweal.live.assurance"
    label = "assurance"
    default_auto_field = "django.db.models.BigAutoField"
