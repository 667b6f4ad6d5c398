"""The Django app of this folder."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Who may come in, as what, and what each role may do."""

    name = "commonweal.live.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
