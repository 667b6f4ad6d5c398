"""The Django app of this folder."""

from django.apps import AppConfig


class Directory(AppConfig):
    """Who helps with what, for whom, and under which thresholds."""

    name = "commonweal.live.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
