"""A decision: best for the person, best for the system, who took part, who dissented, on what evidence."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from commonweal.live.governance.models.body import Body, Meeting
from commonweal.live.governance.models.strategy import Strategy, SystemOfInterest
from commonweal.live.governance.visibility import Decisions, OfDecisions, WhoTookPart
from commonweal.live.places.models import Organisation, Place


class Decision(models.Model):
    """Something a place decides, from the question to the day it is looked at again."""

    class State(models.TextChoices):
        """How far it has come."""

        PROPOSED = "proposed", _("being considered")
        TAKEN = "taken", _("taken")
        WITHDRAWN = "withdrawn", _("withdrawn")
        CARRIED = "carried", _("carried on in others")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="decisions")
    title = models.CharField(max_length=200)
    question = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    what_was_decided = models.TextField(blank=True)
    best_for_person = models.TextField(blank=True)
    best_for_system = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions")
    strategies = models.ManyToManyField(Strategy, blank=True, related_name="decisions")
    systems = models.ManyToManyField(SystemOfInterest, blank=True, related_name="decisions")
    withdrawn_because = models.TextField(blank=True)
    think_again = models.TextField(blank=True, help_text="What would make us think again.")
    look_again_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    closed_because = models.TextField(blank=True)
    closed_until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    objects = Decisions.as_manager()
    history = HistoricalRecords()

    class Meta:
        # The two databases disagree on where a day that is not known goes; what is being considered goes first.
        ordering = (models.F("decided_on").desc(nulls_first=True), "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_open=True)
                | (models.Q(closed_until__isnull=False) & ~models.Q(closed_because="")),
                name="closed_decisions_say_why_and_until",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def day(self) -> date:
        """The day by which it stands among others: taken on, or else proposed on."""
        return self.decided_on or timezone.localdate(self.made)

    @property
    def is_due(self) -> bool:
        """Whether the day to look at it again has come."""
        return self.state == "taken" and self.look_again_on is not None and self.look_again_on <= timezone.localdate()

    @property
    def is_closed_today(self) -> bool:
        """Whether its content is closed; it opens by itself when its day has come."""
        return not self.is_open and self.closed_until is not None and self.closed_until > timezone.localdate()

    def shown_to(self, user: Any) -> bool:
        """Whether the user may read its content: everyone if it is open, members of the place otherwise."""
        return not self.is_closed_today or self.place_id in user.place_ids

    def title_for(self, user: Any) -> str:
        """What the user may call it: its title, unless its content is closed to them."""
        return self.title if self.shown_to(user) else str(_("A decision that is closed for now"))


class Option(models.Model):
    """One way that was open, with what speaks for and against it."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="options")
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    chosen = models.BooleanField(default=False)
    objects = OfDecisions.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Participant(models.Model):
    """Who took part: a role and an organisation in words; a user's own name only by the user's own account."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="participants")
    role = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    number = models.PositiveSmallIntegerField(default=1, help_text="How many people took part in this role.")
    objects = WhoTookPart.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.role


class Dissent(models.Model):
    """What somebody who did not agree wants remembered."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="dissents")
    role = models.CharField(max_length=200, help_text="A role, not a name.")
    words = models.TextField()
    objects = OfDecisions.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.role


class Evidence(models.Model):
    """What a decision rests on."""

    class Kind(models.TextChoices):
        """Four kinds of evidence, none above another."""

        DOCUMENT = "document", _("document")
        FINDING = "finding", _("finding of a lens")
        REHEARSAL = "rehearsal", _("rehearsal")
        STORY = "story", _("story")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField()
    url = models.URLField(max_length=500, blank=True)
    objects = OfDecisions.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.words[:80]
