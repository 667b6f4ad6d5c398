"""The Django app of this folder."""

from django.apps import AppConfig


class Pages(AppConfig):
    """What every page shares: frame, tables, downloads, first screen, search."""

    name = "commonweal.live.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
