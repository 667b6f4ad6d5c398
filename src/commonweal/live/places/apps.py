"""The Django app of this folder."""

from django.apps import AppConfig


class Places(AppConfig):
    """The place and its organisations, to which everything else belongs."""

    name = "commonweal.live.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
