"""A statement for a board: made from the record on a day, frozen when issued, replaced only by a later one."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.live.assurance.visibility import OfStatements, Statements
from commonweal.live.governance.models import Body, Meeting
from commonweal.live.places.models import Place


class Statement(models.Model):
    """What a place says of itself to a body: its own words, and figures counted from rows."""

    class State(models.TextChoices):
        """A draft may change; what is issued may not, and the database sees to that too."""

        DRAFT = "draft", _("draft")
        ISSUED = "issued", _("issued")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="statements")
    subject_kind = models.CharField(max_length=20, help_text="strategy, fund or place")
    subject_key = models.CharField(max_length=80)
    subject_words = models.CharField(max_length=300, blank=True, help_text="What it was called when it was issued.")
    title = models.CharField(max_length=200)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    for_whom = models.CharField(max_length=200, help_text="The body it is for, in words.")
    day = models.DateField(help_text="The day of the meeting, or of the statement.")
    since = models.DateField(help_text="The first day of the period.")
    until = models.DateField(help_text="The last day of the period.")
    next_words = models.TextField(help_text="What we would do next.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    issued = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    made = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    objects = Statements.as_manager()

    class Meta:
        ordering = ("-day", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="statement_period_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | (models.Q(issued__isnull=False) & ~models.Q(digest="")),
                name="issued_statements_have_a_digest",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_issued(self) -> bool:
        """Whether it may no longer change."""
        return self.state == self.State.ISSUED


class Figure(models.Model):
    """One figure of an issued statement, with the rows it was made from as they were then.

    `value` is the sum of the rows' amounts; for a share, `out_of` is how many rows there are. Of people, only what
    may be shown is kept (`value` is None where they are few). Money is whole pence.
    """

    class Unit(models.TextChoices):
        """What is counted."""

        COUNT = "count", _("how many")
        PENCE = "pence", _("pence")
        SHARE = "share", _("how many of how many")
        PEOPLE = "people", _("people, rounded to five; few are not shown")

    class HowSure(models.TextChoices):
        """The three words a place folder has for it."""

        SEEN = "seen", _("seen")
        DERIVED = "derived", _("derived")
        ASSUMED = "assumed", _("assumed")

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="figures")
    order = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=20, help_text="Which part of the statement it stands in.")
    key = models.SlugField(max_length=80)
    says = models.CharField(max_length=300)
    unit = models.CharField(max_length=10, choices=Unit.choices)
    value = models.BigIntegerField(null=True, blank=True)
    out_of = models.PositiveIntegerField(null=True, blank=True)
    how_sure = models.CharField(max_length=10, choices=HowSure.choices)
    why_sure = models.TextField()
    as_at = models.DateField()
    how = models.TextField(help_text="How it was counted, in words.")
    query = models.TextField(blank=True, help_text="The question that was put to the database.")
    heads = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    objects = OfStatements.as_manager()

    class Meta:
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=("statement", "key"), name="figure_once_a_statement"),)

    def __str__(self) -> str:
        return self.says

    @property
    def place_id(self) -> Any:
        """The place whose statement it stands in."""
        return self.statement.place_id
