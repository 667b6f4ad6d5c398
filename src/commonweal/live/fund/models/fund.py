"""A pooled fund as it was published: versions that disagree stand side by side, each with its source."""

from django.db import models
from simple_history.models import HistoricalRecords

from commonweal.live.fund.models.belonging import OfAFund
from commonweal.live.fund.visibility import OfFund, OfVersion
from commonweal.live.places.models import Place
from commonweal.live.places.visibility import OfPlaces


class Fund(models.Model):
    """One budget of a place."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="funds")
    title = models.CharField(max_length=200)
    year_starts = models.DateField(help_text="The first day of the financial year that is open.")
    note = models.TextField(blank=True, help_text="What must be known to read the figures; it stands beside them.")
    objects = OfPlaces.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class Version(OfAFund):
    """The fund as one source tells it; totals may be known where lines are not."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="versions")
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    source = models.TextField()
    certainty = models.CharField(max_length=10, blank=True)
    as_at = models.DateField(null=True, blank=True)
    gross_pence = models.BigIntegerField(null=True, blank=True)
    net_pence = models.BigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    objects = OfFund.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("fund", "key"), name="version_key_once"),)

    def __str__(self) -> str:
        return self.title


class Component(OfAFund):
    """A part of the fund, such as Public Health or Housing Services."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="components")
    name = models.CharField(max_length=200)
    objects = OfFund.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("fund", "name"), name="component_once"),)

    def __str__(self) -> str:
        return self.name


class Line(OfAFund):
    """Money of a version: component, strategy, partner; gross, what comes in against it, and how tied."""

    class Mode(models.TextChoices):
        """Whether it can be moved: pooled can, aligned is only planned together, ring-fenced is tied by law."""

        POOLED = "pooled", "pooled"
        ALIGNED = "aligned", "aligned"
        RING_FENCED = "ring-fenced", "ring-fenced"

    fund_path = "version.fund"

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="lines")
    component = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="lines")
    strategy = models.CharField(max_length=200)
    partner = models.ForeignKey("fund.Partner", on_delete=models.PROTECT, related_name="lines")
    gross_pence = models.BigIntegerField()
    income_pence = models.BigIntegerField(default=0)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    source = models.TextField(blank=True)
    certainty = models.CharField(max_length=10, blank=True)
    objects = OfVersion.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.component}, {self.strategy}, {self.partner}"

    @property
    def net_pence(self) -> int:
        """Gross less what comes in against it (client charges, grants)."""
        return self.gross_pence - self.income_pence
