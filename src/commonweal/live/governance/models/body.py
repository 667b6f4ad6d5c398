"""Bodies that decide, and their meetings."""

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.places.models import Place
from commonweal.live.places.visibility import OfPlaces


class Body(models.Model):
    """A board, partnership or forum in which decisions are taken."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="bodies")
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    objects = OfPlaces.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A meeting of a body on a day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    about = models.TextField(blank=True)
    objects = OfPlaces.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.body}, {self.day:%-d %B %Y}"
