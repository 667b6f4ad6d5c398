"""Feeds that are brought in: each import, and what a feed last said of each of its items."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.live.directory.visibility import Imports
from commonweal.live.places.models import Place


class FeedImport(models.Model):
    """One import of an Open Referral UK feed: who, when, from where, and what it would do or did."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("waiting to be read")
        CHECKED = "checked", _("read: look at what it would change")
        APPLYING = "applying", _("being brought in")
        APPLIED = "applied", _("brought in")
        FAILED = "failed", _("could not be read")
        DROPPED = "dropped", _("thrown away")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    feed = models.CharField(max_length=200, help_text="What the place calls the feed; its address, if it has one.")
    url = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    payload = models.BinaryField(null=True, help_text="What came, kept until it is brought in or thrown away.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    since = models.DateTimeField(default=timezone.now, help_text="When it came to the state it is in.")
    plan = models.JSONField(default=dict, blank=True, help_text="What it would change, and what is wrong with it.")
    digest = models.CharField(max_length=64, blank=True, help_text="Of what it would change.")
    choices = models.JSONField(default=dict, blank=True, help_text="What was ticked when it was started.")
    why = models.TextField(blank=True, help_text="Why it could not be read, or has to be looked at again.")
    objects = Imports.as_manager()

    class Meta:
        ordering = ("-made", "-pk")

    def __str__(self) -> str:
        return f"{self.feed}, {self.made:%-d %B %Y}"


class FeedItem(models.Model):
    """What a feed said of one item when it was last brought in: by it, a change made here since is told apart."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    feed = models.CharField(max_length=200)
    part = models.CharField(max_length=30)
    oruk_id = models.UUIDField(default=uuid.uuid4)
    said = models.JSONField(default=dict, blank=True)
    last_import = models.ForeignKey(FeedImport, on_delete=models.PROTECT, related_name="items")
    objects = Imports.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("place", "feed", "part", "oruk_id"), name="feed_item_once"),)

    def __str__(self) -> str:
        return f"{self.part} {self.oruk_id}"
