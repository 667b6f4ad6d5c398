"""The strategies of a place, and the systems of interest it works on across them."""

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.directory.models import Need
from commonweal.live.places.models import Place
from commonweal.live.places.visibility import OfPlaces


class Strategy(models.Model):
    """One of the strategies by which a place commissions together."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="strategies")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    aim = models.TextField(blank=True)
    objects = OfPlaces.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "strategies"
        constraints = (models.UniqueConstraint(fields=("place", "key"), name="strategy_key_once"),)

    def __str__(self) -> str:
        return self.name


class SystemOfInterest(models.Model):
    """Something that no single service holds, such as complex needs: looked at as a whole."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="systems")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    needs = models.ManyToManyField(
        Need, blank=True, related_name="systems", help_text="Whose services and community assets belong to it."
    )
    objects = OfPlaces.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        verbose_name_plural = "systems of interest"
        constraints = (models.UniqueConstraint(fields=("place", "key"), name="system_key_once"),)

    def __str__(self) -> str:
        return self.name
