"""What stands behind a service's door: its teams, what they can do, whom they take, and how much room there is."""

from django.db import models
from django.utils import timezone
from simple_history.models import HistoricalRecords

from commonweal.live.directory.models.service import Service
from commonweal.live.directory.models.terms import Area, Need
from commonweal.live.directory.visibility import OfEntries
from commonweal.live.places.models import Organisation, Place
from commonweal.place.words import BASES, CLAUSE_KINDS


def _spoken(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, word.replace("_", " ")) for word in words]


class Team(models.Model):
    """People of an organisation who work together for a service."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="teams")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="teams")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="teams", help_text="What it was set up for.")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    fte = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True, verbose_name="whole-time workers")
    caseload = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    source = models.TextField(blank=True)
    certainty = models.CharField(max_length=10, blank=True)
    objects = OfEntries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("place", "key"), name="team_key_once"),)

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """How far a team can help with a need; who says so, and whether it was claimed or seen in the work."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="skills")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="skills")
    level = models.DecimalField(max_digits=3, decimal_places=2, help_text="0 not at all, 1 as well as anyone can.")
    basis = models.CharField(max_length=10, choices=_spoken(BASES))
    said_by = models.CharField(max_length=200, help_text="A role or an organisation, not a name.")
    as_at = models.DateField(default=timezone.localdate)
    source = models.TextField(blank=True)
    certainty = models.CharField(max_length=10, blank=True)
    objects = OfEntries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("need", "-level")
        constraints = (
            models.UniqueConstraint(fields=("team", "need", "basis"), name="skill_once"),
            models.CheckConstraint(condition=models.Q(level__gte=0, level__lte=1), name="skill_level_is_a_share"),
        )

    def __str__(self) -> str:
        return f"{self.team}: {self.need}"


class Threshold(models.Model):
    """One clause of who is taken: its words, how hard it is, what it is there for and who may bend it."""

    class Hardness(models.IntegerChoices):
        """How hard a clause is; the same scale as in a place folder."""

        HABIT = 0, "a habit"
        GUIDE = 1, "a guide"
        RULE = 2, "a rule"
        LAW = 3, "the law"

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, blank=True, related_name="thresholds")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, blank=True, related_name="thresholds")
    clause = models.TextField()
    kind = models.CharField(max_length=30, choices=_spoken(CLAUSE_KINDS))
    value = models.DecimalField(max_digits=8, decimal_places=3, null=True, blank=True)
    hardness = models.PositiveSmallIntegerField(choices=Hardness.choices)
    manages = models.TextField(blank=True, verbose_name="the risk it manages")
    who_may_bend = models.CharField(max_length=200, blank=True, help_text="A role, not a name.")
    review_on = models.DateField(null=True, blank=True)
    source = models.TextField(blank=True)
    certainty = models.CharField(max_length=10, blank=True)
    objects = OfEntries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-hardness", "pk")

    def __str__(self) -> str:
        return self.clause


class Capacity(models.Model):
    """How much room a service has, by its own word, on a day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="capacities")
    unit = models.CharField(max_length=80, help_text="Beds, places, hours a week.")
    available = models.PositiveIntegerField()
    maximum = models.PositiveIntegerField(null=True, blank=True)
    as_at = models.DateField(default=timezone.localdate)
    objects = OfEntries.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("-as_at", "-pk")
        verbose_name_plural = "capacities"

    def __str__(self) -> str:
        return f"{self.available} {self.unit}"
