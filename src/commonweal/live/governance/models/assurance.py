"""Assurance: what four voices say of a strategy, the fund or a decision. No colour, no score."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from commonweal.live.governance.subject_visibility import Entries
from commonweal.live.places.models import Organisation, Place


class AssuranceEntry(models.Model):
    """What one voice says, on what evidence and how sure it is (after HM Treasury's three lines, with a fourth)."""

    class Voice(models.TextChoices):
        """Who says it."""

        SERVICE = "service", _("the service itself")
        PEER = "peer", _("a peer")
        INDEPENDENT = "independent", _("somebody independent")
        PEOPLE = "people", _("the people who use it")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="assurance")
    subject_kind = models.CharField(max_length=20, help_text="strategy, fund or decision")
    subject_key = models.CharField(max_length=80)
    voice = models.CharField(max_length=12, choices=Voice.choices)
    words = models.TextField()
    evidence = models.TextField(blank=True)
    evidence_url = models.URLField(max_length=500, blank=True)
    confidence = models.TextField(help_text="In words: how sure, and what would change it.")
    said_by = models.CharField(max_length=200, help_text="A role or a body, not a name.")
    on_behalf = models.CharField(max_length=200, blank=True, help_text="The group a steward speaks for.")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    about = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        help_text="The organisation whose part it speaks about, if not the whole.",
    )  # fmt: skip
    disagrees_with = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="disagreed_with_by")
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    on = models.DateField(default=timezone.localdate)
    made = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    objects = Entries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-on", "-pk")
        verbose_name_plural = "assurance entries"
        indexes = (models.Index(fields=("place", "subject_kind", "subject_key"), name="assurance_of"),)

    def __str__(self) -> str:
        return f"{self.get_voice_display()}, {self.on:%-d %B %Y}"
