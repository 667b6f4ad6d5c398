"""Where things came from and went: links as a graph, since decisions merge and split."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commonweal.live.places.models import Place
from commonweal.live.places.visibility import NOBODY_ELSE, OfPlaces


class Links(OfPlaces):
    """Links: shown with the decisions they join, which are asked for first; alone, for members."""

    open_rows = NOBODY_ELSE


class Link(models.Model):
    """One thing's tie to another, read as a sentence: this `came from` that."""

    class Kind(models.TextChoices):
        """How two things hang together."""

        CAME_FROM = "came_from", _("came from")
        MERGED_INTO = "merged_into", _("was merged into")
        SPLIT_FROM = "split_from", _("was split from")
        ANSWERS = "answers", _("answers")
        CHECKED_BACK = "checked_back_with", _("was checked back with")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    from_kind = models.CharField(max_length=40, help_text="decision, insight, vision, question or people")
    from_key = models.CharField(max_length=80)
    to_kind = models.CharField(max_length=40)
    to_key = models.CharField(max_length=80, blank=True)
    to_words = models.CharField(max_length=300, blank=True, help_text="What it is, where it has no page of its own.")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    on = models.DateField(default=timezone.localdate)
    objects = Links.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("from_kind", "from_key"), name="link_from"),
            models.Index(fields=("to_kind", "to_key"), name="link_to"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
