"""Looking at a decision again: what was found, and what follows."""

from django.db import models
from django.utils import timezone

from commonweal.live.governance.models.decision import Decision
from commonweal.live.governance.visibility import OfDecisions


class Look(models.Model):
    """What was found when a decision was looked at again; then a next day, a new decision, or both."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="looks")
    on = models.DateField(default=timezone.localdate)
    found = models.TextField()
    next_on = models.DateField(null=True, blank=True)
    led_to = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    objects = OfDecisions.as_manager()

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return self.found[:80]
