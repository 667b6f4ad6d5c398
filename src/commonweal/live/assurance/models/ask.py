"""A voice that was asked for: somebody has said nothing yet, and ought to be heard."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from commonweal.live.governance.models import AssuranceEntry
from commonweal.live.governance.subject_visibility import OfSubjects
from commonweal.live.places.models import Place


class Ask(models.Model):
    """A steward or commissioner asks one voice to say what it sees; an entry of that voice made later answers it."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="assurance_asked")
    subject_kind = models.CharField(max_length=20)
    subject_key = models.CharField(max_length=80)
    voice = models.CharField(max_length=12, choices=AssuranceEntry.Voice.choices)
    words = models.TextField(blank=True, help_text="What one would like to know.")
    made = models.DateTimeField(default=timezone.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    objects = OfSubjects.as_manager()

    class Meta:
        ordering = ("-pk",)
        indexes = (models.Index(fields=("place", "subject_kind", "subject_key"), name="assurance_asked_of"),)

    def __str__(self) -> str:
        return f"{self.get_voice_display()}, {self.made:%-d %B %Y}"
