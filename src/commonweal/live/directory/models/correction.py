"""What a worker thinks is wrong with an entry, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from commonweal.live.directory.models.service import Service
from commonweal.live.directory.visibility import Suggestions
from commonweal.live.places.models import Organisation, Place


class Correction(models.Model):
    """A suggested correction; the service answers it."""

    class State(models.TextChoices):
        """What came of it."""

        OPEN = "open", "waiting for an answer"
        TAKEN = "taken", "taken up"
        DECLINED = "declined", "declined"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="corrections")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="corrections")
    suggested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    answer = models.TextField(blank=True)
    made = models.DateTimeField(default=timezone.now)
    answered = models.DateTimeField(null=True, blank=True)
    objects = Suggestions.as_manager()

    class Meta:
        ordering = ("-made",)

    def __str__(self) -> str:
        return f"a correction of {self.service}"
