"""A row for each thing done. Rows are only ever appended: triggers in the database refuse anything else."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from commonweal.live.accounts.roles import Role
from commonweal.live.places.models import Place
from commonweal.live.places.visibility import NOBODY_ELSE, OfPlaces


class EventRows(OfPlaces):
    """What was done: read whole by the place's stewards and auditors."""

    open_rows = NOBODY_ELSE
    roles = frozenset({Role.STEWARD, Role.AUDITOR})


class Event(models.Model):
    """One deed: who, what, to which record, with facts that name nobody. `digest` chains it to the one before."""

    at = models.DateTimeField(default=timezone.now, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+", null=True)
    verb = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=80)
    subject_key = models.CharField(max_length=80)
    body = models.TextField(help_text="What is hashed, as JSON with sorted keys: never a name, never free text.")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    objects = EventRows.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("subject_kind", "subject_key"), name="event_subject"),
            models.Index(fields=("place", "-id"), name="event_of_place"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"
